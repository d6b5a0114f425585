package dev.takt.projects.machine;

import java.util.Map;
import java.util.Set;

/**
 * A stretch of a body during which something is held.
 *
 * @param resource index of the locked resource; -1 for a critical section without one
 * @param ns most time of the core that it takes
 * @param within indices of the resources that are held around it
 * @param inside how often at most each other resource is taken within it, by index
 * @param suspends true if the context may wait in it for something other than a lock
 * @param relocks true if it takes a resource that its context holds already and may not take twice
 */
public record Section(
        int resource, long ns, Set<Integer> within, Map<Integer, Long> inside, boolean suspends, boolean relocks) {
    public Section {
        within = Set.copyOf(within);
        inside = Map.copyOf(inside);
    }
}
