package dev.takt.app.wiring;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.designer.surface.Fonts;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.ItemId;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** A studio in a process of its own that edits a design and is then killed by the test. Arguments: settings folder, design; each further word is a new name for {@code meteo}. */
public final class KilledStudio extends Application {
    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        var arguments = getParameters().getRaw();
        Places places = new Places(Path.of(arguments.getFirst()));
        StudioWindow window = new StudioWindow(stage, places, Preferences.load(places), new NobodyToAsk());
        window.show(Optional.of(Path.of(arguments.get(1))));
        for (String name : arguments.subList(2, arguments.size())) {
            window.design().orElseThrow().session().document().apply(ChangeItem.rename(ItemId.of("meteo"), name));
        }
    }
}
