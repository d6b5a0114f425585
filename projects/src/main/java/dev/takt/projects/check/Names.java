package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.Collection;
import java.util.stream.Collectors;

/** Items as they are named in messages. */
final class Names {
    private Names() {}

    /** The name, or the id of what has none. */
    static String of(Item item) {
        return item.name().isBlank() ? item.id().value() : item.name();
    }

    static String of(ItemId id, Project project) {
        return project.item(id).map(Names::of).orElse(id.value());
    }

    static String of(Context context) {
        return context.name().isBlank() ? context.item().value() : context.name();
    }

    static String listed(Collection<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }
}
