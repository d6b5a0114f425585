package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what frames lie around: all members that each of these frames has from then on. */
public record FrameItems(Message label, Map<ItemId, List<ItemId>> members) implements Edit {
    public FrameItems {
        members = Map.copyOf(members);
    }

    /** Puts items into a frame behind what is in it; nothing that it lies within itself. */
    public static FrameItems into(Project project, ItemId frame, List<ItemId> items) {
        Map<ItemId, List<ItemId>> members = new LinkedHashMap<>();
        project.item(frame, Frame.class).ifPresent(f -> {
            Set<ItemId> all = new LinkedHashSet<>(f.members());
            items.stream()
                    .filter(item -> !within(project, item, new HashSet<>()).contains(frame))
                    .forEach(all::add);
            members.put(frame, List.copyOf(all));
        });
        String name = project.item(frame).map(Item::name).orElse("");
        return new FrameItems(text("edit.frame.into", name), members);
    }

    /** Takes items out of every frame they are in. */
    public static FrameItems out(Project project, Set<ItemId> items) {
        Map<ItemId, List<ItemId>> members = new LinkedHashMap<>();
        for (Frame frame : project.all(Frame.class)) {
            List<ItemId> kept = new ArrayList<>(frame.members());
            if (kept.removeAll(items)) {
                members.put(frame.id(), kept);
            }
        }
        return new FrameItems(text("edit.frame.out"), members);
    }

    /** An item and all that it lies around. */
    private static Set<ItemId> within(Project project, ItemId item, Set<ItemId> found) {
        if (found.add(item)) {
            project.item(item, Frame.class)
                    .ifPresent(f -> f.members().forEach(member -> within(project, member, found)));
        }
        return found;
    }

    @Override
    public Project apply(Project project) {
        Project changed = project;
        for (Map.Entry<ItemId, List<ItemId>> entry : members.entrySet()) {
            Frame frame = changed.item(entry.getKey(), Frame.class).orElse(null);
            if (frame != null && !frame.members().equals(entry.getValue())) {
                changed = changed.withItem(frame.withMembers(entry.getValue()));
            }
        }
        return changed;
    }
}
