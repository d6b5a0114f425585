package dev.takt.app.compare;

import dev.takt.app.report.Comparison;
import dev.takt.app.session.SimulatedRun;
import java.util.List;
import java.util.Optional;

/** A finished comparison with the runs of both sides, and the instants at which they part. */
record Shown(Comparison comparison, Optional<SimulatedRun> a, Optional<SimulatedRun> b, List<Long> partings) {
    Shown {
        partings = List.copyOf(partings);
    }

    static Shown of(Side a, Side b) {
        List<Long> partings = a.run().isPresent() && b.run().isPresent()
                ? RunDifferences.of(
                        a.run().get().data().trace(),
                        a.run().get().data().slices(),
                        b.run().get().data().trace(),
                        b.run().get().data().slices())
                : List.of();
        return new Shown(Comparison.of(a.side(), b.side()), a.run(), b.run(), partings);
    }

    /** The first parting after an instant, from the last on the first again; -1 if the runs never part. */
    long partingAfter(long ns) {
        return partings.stream()
                .filter(at -> at > ns)
                .findFirst()
                .orElse(partings.isEmpty() ? -1L : partings.getFirst());
    }
}
