package dev.takt.projects.machine;

import java.util.Map;
import java.util.Set;

/**
 * A stretch of a body during which something is held. {@code resource} is the index of the locked resource, -1 for a plain critical section; {@code ns} is the longest time of the core
 * it takes; {@code within} are the resources held around it, {@code inside} how often it takes others at most, by index; {@code suspends} is true if its context may wait in it for
 * something other than a lock; {@code relocks} if it takes what it already holds and must not.
 */
public record Section(
        int resource, long ns, Set<Integer> within, Map<Integer, Long> inside, boolean suspends, boolean relocks) {
    public Section {
        within = Set.copyOf(within);
        inside = Map.copyOf(inside);
    }
}
