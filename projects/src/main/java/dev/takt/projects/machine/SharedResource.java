package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import java.util.List;

/**
 * A resource with its protocol resolved.
 *
 * @param protocol never {@code RUNTIME}
 * @param core the core of all its users; -1 if they are, or may run, on several cores, or if it has none
 * @param ceiling highest rank among its users on {@code core}, or that core's critical rank if the protocol is a critical section
 * @param users indices of the contexts that lock it
 */
public record SharedResource(
        int index,
        ItemId item,
        String name,
        Protocol protocol,
        boolean reentrant,
        int core,
        int ceiling,
        List<Integer> users) {
    public SharedResource {
        users = List.copyOf(users);
    }
}
