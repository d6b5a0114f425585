package dev.takt.designer.document;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The instant of a run that board and timeline show, and whether it moves by itself. Knows no clock: whoever has one calls {@link #advance}.
 */
public final class Playhead {
    private static final long REAL_NS_PER_SECOND = 1_000_000_000L;

    private long atNs;
    private long endNs;
    private long speedNs = 5_000_000L;
    private boolean playing;
    private Stops stops = (_, _) -> OptionalLong.empty();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** A playhead at the start of nothing, paused. */
    public Playhead() {}

    public long atNs() {
        return atNs;
    }

    public long endNs() {
        return endNs;
    }

    public boolean isPlaying() {
        return playing;
    }

    /** Where a replay stops by itself. */
    @FunctionalInterface
    public interface Stops {
        /** The first stop on the way from one instant to another, forwards or backwards; not where it begins. */
        OptionalLong between(long fromNs, long toNs);
    }

    /** The replay stops here too, from now on. */
    public void setStops(Stops stops) {
        this.stops = stops;
    }

    /** Simulated nanoseconds that pass in a second of replay; negative: backwards. */
    public long speedNs() {
        return speedNs;
    }

    /** The run ends here now; the playhead stays within it. */
    public void setEnd(long ns) {
        endNs = Math.max(0, ns);
        place(atNs);
        tell();
    }

    public void setSpeed(long simulatedNsPerSecond) {
        speedNs = simulatedNsPerSecond;
        tell();
    }

    /** As fast as before, in this direction from now on. */
    public void turn(boolean forwards) {
        setSpeed(forwards ? Math.abs(speedNs) : -Math.abs(speedNs));
    }

    /** The next speed that is offered for the run, in the same direction. */
    public void hasten(boolean faster) {
        setSpeed(ReplaySpeeds.next(speedNs, faster, endNs));
    }

    public void moveTo(long ns) {
        place(ns);
        tell();
    }

    /** Starts to play; from the other end if it stands at the end it would run into. */
    public void play() {
        if (endNs == 0) {
            return;
        }
        if (speedNs > 0 && atNs >= endNs) {
            atNs = 0;
        } else if (speedNs < 0 && atNs <= 0) {
            atNs = endNs;
        }
        playing = true;
        tell();
    }

    public void pause() {
        playing = false;
        tell();
    }

    /** Moves by what passed on a real clock; stops at either end. */
    public void advance(long realNs) {
        if (!playing || realNs <= 0) {
            return;
        }
        double share = (double) realNs / REAL_NS_PER_SECOND;
        long to = Math.clamp(atNs + Math.round(speedNs * share), 0, endNs);
        OptionalLong stop = stops.between(atNs, to);
        place(stop.orElse(to));
        if (stop.isPresent()) {
            playing = false;
        }
        if (atNs == 0 && speedNs < 0 || atNs == endNs && speedNs > 0) {
            playing = false;
        }
        tell();
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void place(long ns) {
        atNs = Math.clamp(ns, 0, endNs);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
