package dev.takt.sim.reference;

import dev.takt.projects.machine.Dog;
import java.util.HashSet;
import java.util.Set;

/** A watchdog: since when it counts. */
final class RefDog {
    final Dog dog;
    /** Its last feed, or the start. */
    long since;
    /** True if that was a feed: a first one is never too early. */
    boolean fed;
    /** It has asked for its interrupt, and the next timeout resets. */
    boolean warned;
    /** Who of those that feed it has done so since it last counted from a feed. */
    final Set<RefContext> alive = new HashSet<>();

    RefDog(Dog dog) {
        this.dog = dog;
    }

    void countFrom(long time) {
        since = time;
        fed = false;
        warned = false;
    }
}
