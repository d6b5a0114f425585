package dev.takt.app.wiring;

import dev.takt.app.session.Session;
import dev.takt.app.shell.Workspace;
import dev.takt.app.why.WhyViewModel;
import dev.takt.projects.model.ItemId;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What leads to <i>Why late?</i>: marks on the timeline and on the board, a problem, the next miss, commands. */
final class WaysToWhy {
    private final Session session;
    private final TimelineDesk timelines;
    private final WhyPane pane;
    private final Workspace workspace;

    /** Connects the pane with the docks it is shown in and the surfaces that lead to it. */
    WaysToWhy(Session session, BoardDesk board, TimelineDesk timelines, WhyPane pane, Workspace workspace) {
        this.session = session;
        this.timelines = timelines;
        this.pane = pane;
        this.workspace = workspace;
        WhyViewModel model = pane.model();
        workspace.whyShownProperty().addListener((_, _, shown) -> model.setOpen(shown));
        for (var rows : List.of(timelines.model(), timelines.stripModel())) {
            rows.setMissChosen(this::explain);
        }
        timelines.model().setJobChosen(this::explain);
        timelines.stripModel().setJobChosen(model::choose);
        board.view().addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                Point2D at = board.view().sceneToLocal(event.getSceneX(), event.getSceneY());
                board.model().markAt(at.getX(), at.getY()).filter(model::isLate).ifPresent(this::explain);
            }
        });
    }

    /** Says what the response of a job is made of. */
    void explain(ItemId item, long job) {
        pane.model().choose(item, job);
        workspace.showWhy();
    }

    /** Says why jobs of an item were late. */
    void explain(ItemId item) {
        pane.model().chooseFirst(item);
        workspace.showWhy();
    }

    /** Goes to the next missed deadline and says why it was missed. */
    void nextMiss() {
        if (timelines.nextMiss()) {
            pane.model().chooseAt(session.playhead().atNs());
            workspace.showWhy();
        }
    }

    /** Opens the pane and puts the focus there, so that digits apply fixes; closes it if it has the focus. */
    void open() {
        if (!workspace.whyShownProperty().get()) {
            workspace.showWhy();
            pane.view().requestFocus();
        } else if (pane.view().isFocusWithin()) {
            workspace.hideWhy();
        } else {
            pane.view().requestFocus();
        }
    }

    /** Says why the job of the selected task at the playhead took as long as it did, in time or not; without one, opens the pane. */
    void job() {
        timelines.model().walk().jobHere().ifPresent(job -> pane.model().choose(job.item(), job.number()));
        workspace.showWhy();
        pane.view().requestFocus();
    }
}
