package dev.takt.projects.edit;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws ids and names for new items: kind and six random letters, so that two branches of a file do not collide. Drawn when an edit is made, not when it is applied.
 */
public final class FreshIds {
    private final Set<ItemId> taken = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final RandomGenerator random;

    public FreshIds(Project project, RandomGenerator random) {
        this.random = random;
        for (Item item : project.items()) {
            taken.add(item.id());
            names.add(item.name());
        }
    }

    /** An id that no item has and that was not drawn before. */
    public ItemId id(String kind) {
        while (true) {
            StringBuilder text = new StringBuilder(kind).append('-');
            for (int i = 0; i < 6; i++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            ItemId id = ItemId.of(text.toString());
            if (taken.add(id)) {
                return id;
            }
        }
    }

    /** The wished name, or the first of name_2, name_3 … that nothing has. */
    public String name(String wished) {
        String name = wished;
        for (int n = 2; !names.add(name); n++) {
            name = wished + "_" + n;
        }
        return name;
    }
}
