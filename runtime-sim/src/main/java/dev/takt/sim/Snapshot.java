package dev.takt.sim;

import dev.takt.sim.engine.Engine;
import dev.takt.sim.trace.Shelf;

/** The whole state of a run at one instant. It never changes; any number of runs can go on from it, each by itself, on any thread. */
public final class Snapshot {
    private final Engine frozen;

    Snapshot(Engine frozen) {
        this.frozen = frozen;
    }

    /** The instant the run had reached. */
    public long nowNs() {
        return frozen.now();
    }

    /** A run that stands here; its trace goes on from that of the run before. */
    public Run resume() {
        return new Run(frozen.copy());
    }

    /** The same; what its trace has from here on is kept on a shelf. */
    public Run resume(Shelf shelf) {
        return new Run(frozen.copy(shelf));
    }
}
