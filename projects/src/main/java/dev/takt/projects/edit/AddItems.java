package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Puts new items behind the others, with their places on the board. Items whose ids are taken are left out. */
public record AddItems(Message label, List<Item> items, List<Placement> placements) implements Edit {
    public AddItems {
        items = List.copyOf(items);
        placements = List.copyOf(placements);
    }

    /** One new item. */
    public static AddItems of(Item item, Placement placement) {
        return new AddItems(text("edit.add", item.name()), List.of(item), List.of(placement));
    }

    @Override
    public Project apply(Project project) {
        List<Item> fresh =
                items.stream().filter(i -> project.item(i.id()).isEmpty()).toList();
        if (fresh.isEmpty()) {
            return project;
        }
        List<Item> all = new ArrayList<>(project.items());
        all.addAll(fresh);
        Layout layout = project.layout();
        for (Placement placement : placements) {
            if (fresh.stream().anyMatch(i -> i.id().equals(placement.item()))) {
                layout = layout.with(placement);
            }
        }
        return project.withItems(all).withLayout(layout);
    }
}
