package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.Brand;
import dev.takt.app.shell.StudioFrame;
import dev.takt.app.text.Texts;
import dev.takt.app.welcome.NewDesignView;
import dev.takt.app.welcome.NewDesignViewModel;
import dev.takt.app.welcome.WelcomeView;
import dev.takt.app.welcome.WelcomeViewModel;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The first page of a window, and the question that begins a new design. */
final class FirstPage {
    private static final double MARK = 40;

    private final Catalogue catalogue;
    private final Preferences preferences;
    private final SamplePictures pictures;
    private Optional<WelcomeView> shown = Optional.empty();

    FirstPage(Catalogue catalogue, Preferences preferences, SamplePictures pictures) {
        this.catalogue = catalogue;
        this.preferences = preferences;
        this.pictures = pictures;
    }

    /** Shows the page in the frame; {@code doors} are what it leads to. */
    void show(StudioFrame frame, WelcomeView.Doors doors, CommandBindings bindings, Theme theme) {
        WelcomeViewModel model = new WelcomeViewModel(catalogue, preferences);
        WelcomeView page = new WelcomeView(model, doors, bindings, Brand.mark(MARK));
        frame.show(null, page, status(model));
        shown = Optional.of(page);
        setTheme(theme);
    }

    /** A design is shown instead. */
    void leave() {
        shown = Optional.empty();
    }

    void setTheme(Theme theme) {
        shown.ifPresent(page -> pictures.fill(page, theme));
    }

    void close() {
        pictures.close();
    }

    private static HBox status(WelcomeViewModel model) {
        Label left = new Label(Texts.text("welcome.status", model.boardCount(), model.runtimeCount())
                .text());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox status = new HBox(left, space, new Label(Texts.text("window.title").text()));
        status.getStyleClass().add("status-row");
        return status;
    }

    /** Nothing chosen yet for a new design but its name. */
    NewDesignViewModel choices() {
        return new NewDesignViewModel(catalogue, Texts.text("welcome.untitled").text());
    }

    /** Asks for board, runtime and name of a new design. */
    void ask(NewDesignViewModel choices, Floating floating, Consumer<Project> begin) {
        WelcomeViewModel words = new WelcomeViewModel(catalogue, preferences);
        NewDesignView view = new NewDesignView(choices, words::factsOf, begin, floating::close);
        floating.raise(view);
        view.begin();
    }
}
