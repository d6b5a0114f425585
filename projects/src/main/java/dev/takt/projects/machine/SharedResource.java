package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import java.util.List;

/**
 * A resource with its protocol, never {@code RUNTIME}, its users and its ceiling: the highest rank among its users on core {@code core}, or that core's critical rank where
 * the protocol is a critical section. {@code core} is -1 if its users are, or may run, on several cores or it has none.
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
