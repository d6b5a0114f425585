package dev.takt.app.report;

import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what two designs differ, as their files would: items matched by id, properties by name, steps of a body in order. It goes over the canonical text, so nothing that
 * a file holds can be overlooked.
 */
public final class DesignDifferences {
    private final List<DesignDifference> found = new ArrayList<>();
    private Optional<ItemId> item = Optional.empty();
    private String name = "";

    private DesignDifferences() {}

    /** The differences in the order of the file; empty if both would be saved as the same text. */
    public static List<DesignDifference> of(Project before, Project after) {
        DesignDifferences all = new DesignDifferences();
        all.members(tree(before), tree(after), "");
        return List.copyOf(all.found);
    }

    private static JsonObject tree(Project project) {
        try {
            return (JsonObject) JsonReader.read(ProjectFormat.write(project));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("a design is written as text that cannot be read", e);
        }
    }

    private void members(JsonObject before, JsonObject after, String way) {
        Set<String> names = new LinkedHashSet<>();
        before.members().forEach(m -> names.add(m.name()));
        after.members().forEach(m -> names.add(m.name()));
        for (String member : names) {
            Optional<JsonValue> a = before.get(member);
            Optional<JsonValue> b = after.get(member);
            String inner = way.isEmpty() ? member : way + "." + member;
            if (item.isEmpty() && inner.equals("items")) {
                items(elements(a), elements(b));
            } else {
                value(a, b, inner);
            }
        }
    }

    private void value(Optional<JsonValue> before, Optional<JsonValue> after, String way) {
        if (before.isPresent() && after.isPresent()) {
            if (before.get().same(after.get())) {
                return;
            }
            if (before.get() instanceof JsonObject a && after.get() instanceof JsonObject b) {
                members(a, b, way);
                return;
            }
            if (before.get() instanceof JsonArray a && after.get() instanceof JsonArray b) {
                sequence(a.elements(), b.elements(), way);
                return;
            }
        }
        add(
                way,
                before.map(DesignDifferences::text).orElse(""),
                after.map(DesignDifferences::text).orElse(""));
    }

    /** Elements in order: what both begin and end with is left out, what is between is compared one by one. */
    private void sequence(List<JsonValue> before, List<JsonValue> after, String way) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).same(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && before.get(before.size() - 1 - tail).same(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int last = Math.max(before.size(), after.size()) - tail;
        for (int i = head; i < last; i++) {
            Optional<JsonValue> a = i < before.size() - tail ? Optional.of(before.get(i)) : Optional.empty();
            Optional<JsonValue> b = i < after.size() - tail ? Optional.of(after.get(i)) : Optional.empty();
            value(a, b, way + "[" + (i + 1) + "]");
        }
    }

    private void items(List<JsonObject> before, List<JsonObject> after) {
        Map<String, JsonObject> first = byId(before);
        Map<String, JsonObject> second = byId(after);
        for (JsonObject a : before) {
            String id = string(a, "id");
            JsonObject b = second.get(id);
            at(a, () -> {
                if (b == null) {
                    add("", string(a, "kind"), "");
                } else {
                    members(a, b, "");
                }
            });
        }
        after.stream()
                .filter(b -> !first.containsKey(string(b, "id")))
                .forEach(b -> at(b, () -> add("", "", string(b, "kind"))));
        String order = order(before, second);
        String newOrder = order(after, first);
        if (!order.equals(newOrder)) {
            add("order", order, newOrder);
        }
    }

    private void at(JsonObject of, Runnable compare) {
        item = ItemId.isValid(string(of, "id")) ? Optional.of(ItemId.of(string(of, "id"))) : Optional.empty();
        name = string(of, "name").isEmpty() ? string(of, "id") : string(of, "name");
        compare.run();
        item = Optional.empty();
        name = "";
    }

    /** The items that both have, in one's order: it decides ties. */
    private static String order(List<JsonObject> items, Map<String, JsonObject> others) {
        return items.stream()
                .map(i -> string(i, "id"))
                .filter(others::containsKey)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, JsonObject> byId(List<JsonObject> items) {
        return items.stream().collect(Collectors.toMap(i -> string(i, "id"), Function.identity(), (a, _) -> a));
    }

    private static List<JsonObject> elements(Optional<JsonValue> array) {
        return array.filter(JsonArray.class::isInstance).map(a -> ((JsonArray) a).elements()).orElse(List.of()).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    private static String string(JsonObject object, String member) {
        return object.get(member).orElse(null) instanceof JsonString text ? text.value() : "";
    }

    private void add(String way, String before, String after) {
        found.add(new DesignDifference(item, name, way, before, after));
    }

    /** A value on one line. */
    private static String text(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.members().stream()
                        .map((JsonMember m) -> m.name() + " " + text(m.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case JsonArray array ->
                array.elements().stream().map(DesignDifferences::text).collect(Collectors.joining(", ", "[", "]"));
            case JsonString string -> string.value().isEmpty() ? "\"\"" : string.value();
            case JsonValue.JsonNumber number -> number.text();
            case JsonValue.JsonBool bool -> Boolean.toString(bool.value());
            case JsonValue.JsonNull _ -> "null";
        };
    }
}
