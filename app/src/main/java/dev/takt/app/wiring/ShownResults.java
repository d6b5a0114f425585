package dev.takt.app.wiring;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.designer.inspector.InspectorViewModel;
import dev.takt.designer.memory.MemoryView;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.designer.overlay.Mark;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.target.Chip;
import java.util.Map;

/** Brings what was computed of a design to where it is shown: marks and figures to board, outline and inspector, the plan of the memory, the run to the timelines, and to the board what each item does where the playhead is. */
final class ShownResults {
    private final Session session;
    private final BoardDesk board;
    private final TimelineDesk timelines;
    private final MemoryView memory;
    private final OutlineViewModel outline;
    private final InspectorViewModel inspector;

    ShownResults(
            Session session,
            BoardDesk board,
            TimelineDesk timelines,
            MemoryView memory,
            OutlineViewModel outline,
            InspectorViewModel inspector) {
        this.session = session;
        this.board = board;
        this.timelines = timelines;
        this.memory = memory;
        this.outline = outline;
        this.inspector = inspector;
        session.playhead().addListener(this::live);
        session.follow(session.checkedProperty(), this::onBoard);
        session.follow(session.checkedProperty(), this::inOutline);
        session.follow(session.checkedProperty(), this::inMemory);
        session.follow(session.runProperty(), () -> session.runProperty().get().ifPresent(timelines::showBeside));
        session.follow(session.runProperty(), () -> session.runProperty().get().ifPresent(timelines::show));
        session.follow(session.runProperty(), this::live);
        Runnable facts = this::facts;
        session.follow(session.checkedProperty(), facts);
        session.follow(session.runProperty(), facts);
        facts.run();
    }

    private void facts() {
        ItemFacts facts = new ItemFacts(session);
        inspector.setTimes(facts::time);
        inspector.setFacts(facts::of);
    }

    private void onBoard() {
        session.checkedProperty().get().ifPresent(reading -> board.model()
                .show(o -> o.withMarks(Mark.of(reading.problems()))
                        .withCoreLoads(loads(reading))
                        .withFigures(reading.machine()
                                .map(m -> Figures.of(m, reading.analysis()))
                                .orElse(Map.of()))));
    }

    private void inOutline() {
        session.checkedProperty().get().ifPresent(reading -> {
            String chip = reading.machine().map(Machine::chip).map(Chip::name).orElse("");
            outline.show(chip, Mark.of(reading.problems()), loads(reading));
        });
    }

    private void inMemory() {
        session.checkedProperty().get().ifPresent(reading -> memory.show(reading.memory()));
    }

    private static Map<Integer, String> loads(Reading reading) {
        return reading.analysis().map(Figures::loads).orElse(Map.of());
    }

    /** While the playhead is away from the start, the board shows what each item does there. */
    private void live() {
        long at = session.playhead().atNs();
        boolean shown = at > 0 || session.playhead().isPlaying();
        board.model()
                .show(o -> o.withLive(
                        shown
                                ? session.runProperty()
                                        .get()
                                        .map(r -> LiveStates.at(
                                                r.data().trace().names(),
                                                r.data().slices(),
                                                at))
                                        .orElse(Map.of())
                                : Map.of()));
    }
}
