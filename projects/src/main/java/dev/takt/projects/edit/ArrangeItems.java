package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.Optional;
import java.util.Set;

/** Changes where items stand on the board and nothing else: gives all of it another layout, or says which items stay when that is done. */
public record ArrangeItems(Message label, Layout layout) implements Edit {
    /** Another layout for the whole board. */
    public static ArrangeItems of(Layout layout) {
        return new ArrangeItems(text("edit.arrange"), layout);
    }

    /** Pins items where they stand ({@code places}), if one of them is not pinned; else lets them all go. */
    public static ArrangeItems pinning(Project project, Set<Placement> places) {
        boolean pin = !places.stream().allMatch(p -> isPinned(project, p.item()));
        Layout layout = project.layout();
        for (Placement place : places) {
            layout = layout.with(layout.of(place.item()).orElse(place).withPinned(pin));
        }
        return new ArrangeItems(text(pin ? "edit.pin" : "edit.unpin", places.size()), layout);
    }

    private static boolean isPinned(Project project, ItemId item) {
        return project.layout().of(item).filter(Placement::pinned).isPresent();
    }

    @Override
    public Optional<String> mergeKey() {
        return Optional.empty();
    }

    @Override
    public Project apply(Project project) {
        return layout.equals(project.layout()) ? project : project.withLayout(layout);
    }
}
