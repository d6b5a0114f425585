package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.TraceBuilder;
import java.util.Arrays;

/** The state of a run between two instants, seen from an instant and from the jobs that come next: two that are equal go on alike, as far as nothing is random. */
final class Fingerprint implements StateWalk {
    /** A state beyond is one that grows. */
    private static final int TOO_LONG = 1 << 15;

    private static final long NONE = Long.MIN_VALUE;

    private final World world;
    private long[] values = new long[256];
    private int size;
    private long fromNs;

    Fingerprint(World world) {
        this.world = world;
    }

    /** Takes that of the world as it is now; nothing before the instant is left to be played. */
    void take(long atNs) {
        size = 0;
        fromNs = atNs;
        world.walk(this);
        TraceBuilder trace = world.recorder.trace;
        if (trace.keeps()) {
            instant(trace.lastNs());
            for (Runner r : world.runners) {
                job(r.index, trace.arrived(r.index));
                job(r.index, trace.spokenOf(r.index));
                number(trace.core(r.index));
            }
        }
    }

    boolean isTooLong() {
        return size > TOO_LONG;
    }

    boolean isSame(Fingerprint other) {
        return Arrays.equals(values, 0, size, other.values, 0, other.size);
    }

    @Override
    public long instant(long ns) {
        number(ns == Times.NEVER ? NONE : ns - fromNs);
        return ns;
    }

    @Override
    public long until(long ns) {
        instant(Math.max(ns, fromNs));
        return ns;
    }

    @Override
    public boolean isToCome(long ns) {
        return ns >= fromNs;
    }

    @Override
    public long along(long ns) {
        return ns;
    }

    @Override
    public long job(int context, long number) {
        number(number < 0 ? NONE : number - world.runners[context].nextJob);
        return number;
    }

    @Override
    public void number(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }
}
