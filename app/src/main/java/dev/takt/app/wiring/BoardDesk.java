package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.report.Picture;
import dev.takt.app.session.Session;
import dev.takt.app.settings.Preferences;
import dev.takt.app.task.Newest;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.overlay.Heat;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;

/** The board of an open design, and what commands do on it. */
final class BoardDesk {
    private static final double PICTURE_MARGIN = 24;

    private final Session session;
    private final BoardViewModel model;
    private final BoardView view;
    private final BoardRequests requests;
    private final Newest arranger;
    private Theme theme = Theme.LIGHT;

    BoardDesk(
            Session session,
            Preferences preferences,
            Runnable editName,
            CommandBindings bindings,
            Consumer<Throwable> failed) {
        this.session = session;
        model = new BoardViewModel(session.document(), p -> Machine.of(p, session.catalogue()), new SplittableRandom());
        view = new BoardView(model);
        view.setScrolling(() -> preferences.wheel().equals("scroll"));
        requests = new BoardRequests(model, view, p -> session.catalogue().chip(p.target()), editName, bindings);
        model.setRequests(requests);
        arranger = new Newest("takt-arrange", Platform::runLater, failed);
        new DragForecast(session, model);
    }

    BoardView view() {
        return view;
    }

    BoardViewModel model() {
        return model;
    }

    /** Who puts on the board what is picked from lists and tiles. */
    BoardRequests requests() {
        return requests;
    }

    void setTheme(Theme theme) {
        this.theme = theme;
        view.setTheme(theme);
    }

    void zoom(boolean closer) {
        view.zoomBy(closer ? 1.25 : 0.8);
    }

    void actualSize() {
        view.actualSize();
    }

    /** Zoom of the board; 1 is 100 %. */
    double zoomShown() {
        return model.cameraProperty().get().zoom();
    }

    /** How much room the items on the board are shown to have. */
    Map<ItemId, Heat> heatShown() {
        return model.overlayProperty().get().heat();
    }

    /** The item on the board that is lit, because the pointer is over it or over a line of its code. */
    Optional<ItemId> hovered() {
        return model.overlayProperty().get().hover();
    }

    /** Works out, off the window's thread, how few lines of the board need to cross, and arranges it so. */
    void arrange() {
        Project arranged = session.document().project();
        Function<Progress, Layout> work = model.arranging();
        arranger.begin(
                (progress, published) -> published.accept(work.apply(progress)),
                (Layout layout) -> model.arrange(arranged, layout));
    }

    /** All of the board, without what is under the pointer. */
    Picture picture() {
        FloorPlan plan = model.plan();
        Overlay overlay = model.overlayProperty().get().withHover(Optional.empty());
        double width = plan.bounds().width() + 2 * PICTURE_MARGIN;
        double height = plan.bounds().height() + 2 * PICTURE_MARGIN;
        Theme shown = theme;
        return new Picture(
                width, height, pen -> FloorPlanPainter.paintFitted(pen, plan, overlay, shown, width, height));
    }

    void close() {
        arranger.close();
    }
}
