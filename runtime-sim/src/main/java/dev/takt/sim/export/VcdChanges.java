package dev.takt.sim.export;

import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.Track;
import java.util.function.IntUnaryOperator;

/** The changes of one signal one after the other, from its value at 0 on. */
abstract class VcdChanges {
    private long timeNs;
    private long value;

    private VcdChanges(long first) {
        value = first;
    }

    long timeNs() {
        return timeNs;
    }

    long value() {
        return value;
    }

    /** Goes on to the next change; false if there is none, and all stays as it is. */
    abstract boolean next();

    final boolean at(long newTimeNs, long newValue) {
        timeNs = newTimeNs;
        value = newValue;
        return true;
    }

    /** Those of a track: a value for each slice, another between them. */
    static VcdChanges of(Track track, long between, IntUnaryOperator of) {
        return new VcdChanges(between) {
            private int slice = -1;
            private boolean ended = true;

            @Override
            boolean next() {
                boolean goesOn = slice + 1 < track.size();
                if (!ended && (!goesOn || track.start(slice + 1) > track.end(slice))) {
                    ended = true;
                    return at(track.end(slice), between);
                }
                if (!goesOn) {
                    return false;
                }
                slice++;
                ended = false;
                return at(track.start(slice), of.applyAsInt(slice));
            }
        };
    }

    /** Those of a depth, which is 0 at first. */
    static VcdChanges of(Steps steps) {
        return new VcdChanges(0) {
            private int step = -1;

            @Override
            boolean next() {
                if (step + 1 == steps.size()) {
                    return false;
                }
                step++;
                return at(steps.time(step), steps.value(step));
            }
        };
    }
}
