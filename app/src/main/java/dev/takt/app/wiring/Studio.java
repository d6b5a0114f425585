package dev.takt.app.wiring;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.designer.surface.Fonts;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/** The window as a JavaFX application. Its one argument, if any, is a design to open. */
public final class Studio extends Application {
    /** Opens the window and comes back when it is closed. */
    public static void open(String... arguments) {
        launch(Studio.class, arguments);
    }

    /** Made by JavaFX. */
    public Studio() {}

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Places places =
                Places.of(System.getenv(), System.getProperty("user.home", "."), System.getProperty("os.name", ""));
        StudioWindow window = new StudioWindow(stage, places, Preferences.load(places), new FxFileAsk(stage));
        window.show();
        getParameters().getRaw().stream().findFirst().map(Path::of).ifPresent(window::open);
    }
}
