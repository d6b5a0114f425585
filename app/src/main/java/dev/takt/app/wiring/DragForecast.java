package dev.takt.app.wiring;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.session.Session;
import dev.takt.app.task.Newest;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.overlay.Effect;
import dev.takt.designer.overlay.Effects;
import dev.takt.designer.overlay.Judgement;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.Optional;

/** While something is dragged on the board the design is read, off the window's thread, as the drag would leave it; nothing of that is kept. */
final class DragForecast {
    private final Session session;
    private final BoardViewModel board;
    private final Newest worker;

    DragForecast(Session session, BoardViewModel board) {
        this.session = session;
        this.board = board;
        worker = session.worker("takt-forecast");
        board.proposedProperty().addListener((_, _, now) -> {
            worker.cancel();
            now.ifPresent(this::workOut);
        });
    }

    private void workOut(Project proposed) {
        Project current = session.document().project();
        Catalogue catalogue = session.catalogue();
        Optional<Reading> known =
                session.checkedProperty().get().filter(r -> r.project() == current && r.stage() != Stage.RESOLVED);
        worker.<List<Effect>>begin(
                (progress, published) -> {
                    Reading before = known.orElseGet(() -> checked(current, catalogue, progress));
                    Reading after = checked(proposed, catalogue, progress);
                    if (!progress.cancelled()) {
                        published.accept(Effects.between(judgement(before), judgement(after)));
                    }
                },
                effects -> board.foresee(proposed, effects));
    }

    private static Reading checked(Project project, Catalogue catalogue, Progress progress) {
        return Reading.of(project, catalogue, RunLimit.of(project), progress, Stage.CHECKED, _ -> {});
    }

    private static Judgement judgement(Reading reading) {
        return new Judgement(
                reading.project(),
                reading.machine(),
                reading.analysis(),
                reading.findings().problems());
    }
}
