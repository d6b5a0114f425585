package dev.takt.app.wiring;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.designer.inspector.InspectorViewModel;
import dev.takt.designer.memory.MemoryView;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.designer.overlay.Mark;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
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
        session.checkedProperty().addListener((_, _, now) -> now.ifPresent(this::show));
        session.runProperty().addListener((_, _, run) -> run.ifPresent(this::show));
        session.playhead().addListener(this::live);
        session.checkedProperty().get().ifPresent(this::show);
        session.runProperty().get().ifPresent(this::show);
        facts();
    }

    private void facts() {
        ItemFacts facts = new ItemFacts(session);
        inspector.setTimes(facts::time);
        inspector.setFacts(facts::of);
    }

    private void show(Reading reading) {
        Map<ItemId, Mark> marks = Mark.of(reading.problems());
        Map<Integer, String> loads = reading.analysis().map(Figures::loads).orElse(Map.of());
        board.model().show(o -> o.withMarks(marks)
                .withCoreLoads(loads)
                .withFigures(reading.machine()
                        .map(m -> Figures.of(m, reading.analysis()))
                        .orElse(Map.of())));
        memory.show(reading.memory());
        String chip = reading.machine().map(Machine::chip).map(Chip::name).orElse("");
        outline.show(chip, marks, loads);
        facts();
    }

    private void show(SimulatedRun run) {
        timelines.show(run);
        facts();
        live();
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
