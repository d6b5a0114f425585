package dev.takt.designer.floorplan;

import dev.takt.designer.overlay.LevelScale;
import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which core and level every task and handler sits on. The machine knows; where there is none yet (unknown target), cores and levels are those that the
 * items name, threads below interrupts.
 */
record Seating(List<LaneSpec> lanes, Map<ItemId, Seat> seats) {
    /** A place in the stack of levels of a core. */
    record Seat(int core, int rank) {}

    static Seating of(Project project, Optional<Machine> machine) {
        List<LaneSpec> lanes = machine.map(Seating::lanes).orElseGet(() -> lanes(project));
        Map<ItemId, Seat> seats = new HashMap<>();
        for (Executable item : project.all(Executable.class)) {
            Optional<Context> context = machine.flatMap(m -> m.context(item.id()));
            seats.put(item.id(), context.map(c -> new Seat(c.core(), c.level())).orElseGet(() -> nearest(lanes, item)));
        }
        return new Seating(lanes, seats);
    }

    private static List<LaneSpec> lanes(Machine machine) {
        List<LaneSpec> lanes = new ArrayList<>();
        for (MachineCore core : machine.cores()) {
            List<LevelSpec> levels = core.levels().stream()
                    .map((Level l) ->
                            new LevelSpec(l.rank(), l.band(), l.priority(), l.nativePriority(), l.dispatcher()))
                    .toList();
            lanes.add(new LaneSpec(core.index(), core.name(), core.clockHz(), levels));
        }
        return lanes;
    }

    private static List<LaneSpec> lanes(Project project) {
        TreeSet<Integer> threads = new TreeSet<>();
        TreeSet<Integer> interrupts = new TreeSet<>();
        int cores = 1;
        for (Executable item : project.all(Executable.class)) {
            (item instanceof Interrupt ? interrupts : threads).add(item.priority());
            cores = Math.max(cores, Math.min(item.core() + 1, 8));
        }
        if (threads.isEmpty()) {
            threads.add(0);
        }
        List<LevelSpec> levels = new ArrayList<>();
        threads.forEach(p -> levels.add(new LevelSpec(levels.size(), Band.THREAD, p, "", "")));
        interrupts.forEach(p -> levels.add(new LevelSpec(levels.size(), Band.INTERRUPT, p, "", "")));
        List<LaneSpec> lanes = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            lanes.add(new LaneSpec(core, "", 0, levels));
        }
        return lanes;
    }

    /** The seat an item asks for, or the closest there is. */
    private static Seat nearest(List<LaneSpec> lanes, Executable item) {
        int core = Math.clamp(item.core(), 0, lanes.size() - 1);
        Band wanted = item instanceof Interrupt ? Band.INTERRUPT : Band.THREAD;
        int best = 0;
        long distance = Long.MAX_VALUE;
        for (LevelSpec level : lanes.get(core).levels()) {
            long away = Math.abs((long) level.priority() - item.priority()) + (level.band() == wanted ? 0 : 100_000);
            if (away < distance) {
                distance = away;
                best = level.rank();
            }
        }
        return new Seat(core, best);
    }

    LevelScale scale() {
        return LevelScale.of(seats.values().stream().map(Seat::rank).toList());
    }
}
