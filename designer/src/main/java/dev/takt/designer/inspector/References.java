package dev.takt.designer.inspector;

import dev.takt.projects.kind.Property;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.Shape;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.List;

/** Fills the references of a new value, so that a new step means something at once. */
final class References {
    private References() {}

    /** The blank value of a shape with each reference on the first item that may stand there. */
    static <T> T filled(Project project, Shape<T> shape) {
        T value = shape.blank();
        for (Property<T, ?> property : shape.properties()) {
            value = filled(project, value, property);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static <T, V> T filled(Project project, T value, Property<T, V> property) {
        if (property.type() instanceof ReferenceType reference) {
            List<Item> candidates = reference.candidates(project);
            if (!candidates.isEmpty()) {
                ItemId first = candidates.getFirst().id();
                return property.with(value, (V) first);
            }
        }
        return value;
    }
}
