package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/** The id of another item; {@code targets} are the types an editor offers. A reference to nothing is read, and named by the check. */
public record ReferenceType(List<Class<? extends Item>> targets) implements ValueType<ItemId> {
    /** What a new step refers to before the user has chosen. */
    public static final ItemId UNSET = ItemId.of("unset");

    public ReferenceType {
        targets = List.copyOf(targets);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static ReferenceType to(Class<? extends Item>... targets) {
        return new ReferenceType(List.of(targets));
    }

    /** The items of a project that may stand here, in declared order. */
    public List<Item> candidates(Project project) {
        return project.items().stream()
                .filter(i -> targets.stream().anyMatch(t -> t.isInstance(i)))
                .toList();
    }

    @Override
    public JsonValue write(ItemId value, Extras nested) {
        return Json.string(value.value());
    }

    @Override
    public Optional<ItemId> read(JsonValue json, Place place) {
        if (json instanceof JsonString string && ItemId.isValid(string.value())) {
            return Optional.of(ItemId.of(string.value()));
        }
        place.wrong(json, accepts());
        return Optional.empty();
    }

    @Override
    public JsonValue schema() {
        return Json.object()
                .put("type", "string")
                .put("pattern", "^[a-z][a-z0-9-]{0,63}$")
                .build();
    }

    @Override
    public Message accepts() {
        return text("accepts.reference");
    }
}
