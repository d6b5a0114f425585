package dev.takt.app.wiring;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.app.task.Ahead;
import dev.takt.designer.surface.Fonts;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.text.PropertiesBundle;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;

/** The window as a JavaFX application. Its one argument, if any, is a design to open. */
public final class Studio extends Application {
    private static final Logger LOG = System.getLogger(Studio.class.getName());
    /** Set by the start script for a window that nobody is to see: it shows the virtual machine once what later ones will load. */
    private static final String UNSEEN = "takt.unseen";

    /** Left of and above every screen, where not all desktops let windows be transparent. */
    private static final double OUTSIDE = -20_000;

    /** Opens the window and comes back when it is closed; false if there is no screen to open it on. */
    public static boolean open(String... arguments) {
        speak(Preferences.load(places()).language(), Locale.getDefault(Locale.Category.DISPLAY));
        // read while JavaFX starts: the window waits for it
        Ahead.begin(
                "takt-catalogue",
                ShippedCatalogue::get,
                defect -> LOG.log(Level.ERROR, "the catalogue cannot be read", defect));
        try {
            launch(Studio.class, arguments);
        } catch (UnsupportedOperationException e) {
            // what JavaFX says of a screen that is named and not there
            LOG.log(Level.DEBUG, "no screen", e);
            return false;
        }
        return true;
    }

    private static Places places() {
        return Places.ofThisProcess();
    }

    /** Chooses the language of all texts of this process; one that was given on the command line of the virtual machine stands. The command line of takt itself stays English. */
    private static void speak(String chosen, Locale system) {
        if (System.getProperty(PropertiesBundle.LANGUAGE) == null) {
            System.setProperty(PropertiesBundle.LANGUAGE, chosen.equals("system") ? system.getLanguage() : chosen);
        }
    }

    /** Made by JavaFX. */
    public Studio() {}

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Places places = places();
        StudioWindow window = new StudioWindow(stage, places, Preferences.load(places), new FxFileAsk(stage));
        if (Boolean.getBoolean(UNSEEN)) {
            stage.setOpacity(0);
            stage.setX(OUTSIDE);
            stage.setY(OUTSIDE);
        }
        window.show(getParameters().getRaw().stream().findFirst().map(Path::of));
        StartMark.watch(System.getenv());
    }
}
