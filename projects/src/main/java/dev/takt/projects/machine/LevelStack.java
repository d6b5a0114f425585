package dev.takt.projects.machine;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The levels of one core. Beside the levels in use there are those a user may drop a card on: thread level 0; all interrupt levels if the chip has at most 16; all
 * thread levels up to one above the highest in use if that is at most 16. Above these bounds only levels in use exist.
 */
final class LevelStack {
    private static final int SHOWN = 16;

    private final Ground ground;
    private final Scheme scheme;

    LevelStack(Ground ground, Scheme scheme) {
        this.ground = ground;
        this.scheme = scheme;
    }

    Seat seat(Executable item) {
        return switch (item) {
            case Task task -> scheme.seat(task, ground);
            case Interrupt interrupt -> scheme.seat(interrupt, ground);
        };
    }

    /** The levels of a core with these executables, lowest first. */
    List<Level> of(int core, List<Executable> here, Dispatchers dispatchers) {
        List<Level> levels = new ArrayList<>();
        Map<Seat, Integer> tasksOf = tasks(here);
        for (Seat seat : seats(here)) {
            int tasks = tasksOf.getOrDefault(seat, 0);
            String dispatcher = tasks > 0 ? dispatchers.of(core, seat) : "";
            Policy policy = scheme.policy(seat, tasks, ground);
            levels.add(new Level(levels.size(), seat.band(), seat.priority(), number(seat), policy, dispatcher));
        }
        return levels;
    }

    /** How many tasks are on each level. */
    Map<Seat, Integer> tasks(List<Executable> here) {
        Map<Seat, Integer> tasks = new HashMap<>();
        for (Executable e : here) {
            if (e instanceof Task) {
                tasks.merge(seat(e), 1, Integer::sum);
            }
        }
        return tasks;
    }

    private NavigableSet<Seat> seats(List<Executable> here) {
        NavigableSet<Seat> seats = new TreeSet<>();
        here.forEach(e -> seats.add(seat(e)));
        seats.add(Seat.thread(0));
        int highest = Math.min(
                seats.lower(Seat.interrupt(0)).priority() + 1, ground.threads().highest());
        if (highest <= SHOWN) {
            for (int p = 0; p <= highest; p++) {
                seats.add(Seat.thread(p));
            }
        }
        if (ground.handlers().highest() <= SHOWN) {
            for (int p = 1; p <= ground.handlers().highest(); p++) {
                seats.add(Seat.interrupt(p));
            }
        }
        return seats;
    }

    private String number(Seat seat) {
        return switch (seat.band()) {
            case THREAD -> scheme.threadNumber(seat.priority(), ground);
            case INTERRUPT -> ground.chip().interrupts().nativePriority(seat.priority());
        };
    }

    /** Rank of the lowest level of cooperative threads, -1 if there is none. */
    int cooperativeRank(List<Level> levels) {
        return levels.stream()
                .filter(l -> l.band() == Band.THREAD && scheme.isCooperative(l.priority(), ground))
                .mapToInt(Level::rank)
                .min()
                .orElse(-1);
    }

    /** Rank of the highest level of cooperative threads, -1 if there is none. */
    int topCooperativeRank(List<Level> levels) {
        return levels.stream()
                .filter(l -> l.band() == Band.THREAD && scheme.isCooperative(l.priority(), ground))
                .mapToInt(Level::rank)
                .max()
                .orElse(-1);
    }

    /** Rank of the highest level that a critical section masks. */
    int criticalRank(List<Level> levels) {
        int masked = scheme.criticalPriority(ground);
        int rank = 0;
        for (Level level : levels) {
            if (level.band() == Band.THREAD || level.priority() <= masked) {
                rank = level.rank();
            }
        }
        return rank;
    }
}
