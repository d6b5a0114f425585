package dev.takt.app.compare;

import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where two runs part: the instants from which a core does something else in one than in the other. One pass over both lists of slices of each core; as long as the cores
 * differ, nothing new begins.
 */
final class RunDifferences {
    /** More than anybody goes through. */
    private static final int MOST = 10_000;

    private final Trace a;
    private final Trace b;
    private final TreeSet<Long> found = new TreeSet<>();

    private RunDifferences(Trace a, Trace b) {
        this.a = a;
        this.b = b;
    }

    static List<Long> of(Trace a, Slices slicesA, Trace b, Slices slicesB) {
        RunDifferences differences = new RunDifferences(a, b);
        int cores = Math.min(a.names().cores().size(), b.names().cores().size());
        for (int core = 0; core < cores; core++) {
            differences.walk(slicesA.core(core), slicesB.core(core));
        }
        return List.copyOf(new ArrayList<>(differences.found));
    }

    private void walk(Track first, Track second) {
        boolean same = true;
        int i = 0;
        int j = 0;
        long at = 0;
        while (i < first.size() && j < second.size() && found.size() < MOST) {
            boolean alike = alike(first, i, second, j);
            if (!alike && same) {
                found.add(at);
            }
            same = alike;
            at = Math.min(first.end(i), second.end(j));
            if (first.end(i) <= at) {
                i++;
            }
            if (j < second.size() && second.end(j) <= at) {
                j++;
            }
        }
    }

    private boolean alike(Track first, int i, Track second, int j) {
        SliceState state = first.state(i);
        return state == second.state(j) && item(a, first.context(i)).equals(item(b, second.context(j)));
    }

    private static Optional<String> item(Trace trace, int context) {
        return context < 0
                ? Optional.empty()
                : Optional.of(trace.names().contexts().get(context).item().value());
    }
}
