package dev.takt.codegen.backend.embassy;

import dev.takt.projects.model.ItemId;
import java.util.List;

/**
 * Where tasks meet: data behind a lock, a channel, or what releases a task. {@code name} is the static; {@code rust} the same in small letters, which a task calls a reference that it is handed; {@code users}
 * are the indices of the contexts that touch it.
 */
record Place(ItemId item, String name, String rust, Guard guard, String type, String initial, List<Integer> users) {
    Place {
        users = List.copyOf(users);
    }

    /** What the code of a task calls it. */
    String use() {
        return guard.local() ? rust : name;
    }

    /** Its parameter, where a task is handed it. */
    String parameter() {
        return rust + ": &'static " + type;
    }
}
