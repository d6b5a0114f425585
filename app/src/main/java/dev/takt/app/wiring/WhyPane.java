package dev.takt.app.wiring;

import dev.takt.app.advice.Place;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.session.Session;
import dev.takt.app.shell.Workspace;
import dev.takt.app.why.WhyView;
import dev.takt.app.why.WhyViewModel;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.model.ItemId;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** <i>Why late?</i> and what leads to it: marks on the timeline and on the board, a problem, the next miss; and what it leads to: a place of the run, and the ghost of a fix. */
final class WhyPane {
    private final TimelineViewModel timeline;
    private final TimelineViewModel strip;
    private final WhyViewModel model;
    private final WhyView view;

    WhyPane(Session session, TimelineViewModel timeline, TimelineViewModel strip) {
        this.timeline = timeline;
        this.strip = strip;
        model = new WhyViewModel(session, new Bring());
        view = new WhyView(model);
    }

    WhyView view() {
        return view;
    }

    WhyViewModel model() {
        return model;
    }

    /** Connects the pane with the docks it is shown in and the surfaces that lead to it. */
    void connect(Workspace workspace, BoardView board, BoardViewModel boardModel) {
        workspace.whyShownProperty().addListener((_, _, shown) -> model.setOpen(shown));
        timeline.setMissChosen((item, job) -> explain(workspace, item, job));
        timeline.setJobChosen((item, job) -> explain(workspace, item, job));
        strip.setJobChosen(model::choose);
        strip.setMissChosen((item, job) -> explain(workspace, item, job));
        model.ghostProperty().addListener((_, _, ghost) -> {
            timeline.show(ghost);
            strip.show(ghost);
            ghost.ifPresent(g -> timeline.showStretch(g.fromNs(), g.toNs()));
        });
        board.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                Point2D at = board.sceneToLocal(event.getSceneX(), event.getSceneY());
                boardModel.markAt(at.getX(), at.getY()).filter(model::isLate).ifPresent(item -> {
                    model.chooseFirst(item);
                    workspace.showWhy();
                });
            }
        });
    }

    private void explain(Workspace workspace, ItemId item, long job) {
        model.choose(item, job);
        workspace.showWhy();
    }

    /** Moves the timelines to what is spoken of. */
    private final class Bring implements WhyViewModel.Places {
        @Override
        public void place(Place place) {
            timeline.showPlayhead();
            strip.showPlayhead();
        }

        @Override
        public void job(SeenJob job) {
            timeline.showStretch(job.arrivalNs(), job.untilNs());
        }
    }
}
