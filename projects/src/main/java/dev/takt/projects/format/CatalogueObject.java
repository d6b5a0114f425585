package dev.takt.projects.format;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object of a catalogue file, read member by member. What is missing or of the wrong kind is an error with file, path and place, and reads as an empty value. */
final class CatalogueObject {
    static final String RULE = "catalogue-file";

    private final String file;
    private final String path;
    private final JsonObject object;
    private final List<Problem> problems;
    private final Set<String> asked = new TreeSet<>();

    CatalogueObject(String file, String path, JsonObject object, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.object = object;
        this.problems = problems;
    }

    String text(String name) {
        return member(name, "string", v -> v instanceof JsonString s ? Optional.of(s.value()) : Optional.empty())
                .orElse("");
    }

    long whole(String name) {
        return member(name, "number", CatalogueObject::natural).orElse(0L);
    }

    /** A number that may be left out, then 0. */
    long wholeIfAny(String name) {
        return has(name) ? whole(name) : 0;
    }

    int small(String name) {
        return (int) Math.min(whole(name), Integer.MAX_VALUE);
    }

    /** An address as hexadecimal text. */
    long address(String name) {
        return member(
                        name,
                        "address",
                        v -> v instanceof JsonString s && AddressText.parse(s.value()) instanceof Parsed.Ok<Long> ok
                                ? Optional.of(ok.value())
                                : Optional.empty())
                .orElse(0L);
    }

    /** Texts that may be left out. */
    List<String> textsIfAny(String name) {
        return has(name) ? texts(name) : List.of();
    }

    boolean flag(String name) {
        return member(name, "flag", v -> v instanceof JsonBool b ? Optional.of(b.value()) : Optional.empty())
                .orElse(false);
    }

    <E extends Enum<E> & Tagged> E tag(String name, Class<E> type) {
        E[] values = type.getEnumConstants();
        return tagged(name, this.<JsonValue>member(name, "string", Optional::of), values)
                .orElse(values[0]);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : elements(name)) {
            if (element instanceof JsonString s) {
                texts.add(s.value());
            } else {
                wrong(name, element.position(), "string");
            }
        }
        return texts;
    }

    <E extends Enum<E> & Tagged> List<E> tags(String name, Class<E> type) {
        List<E> tags = new ArrayList<>();
        for (JsonValue element : elements(name)) {
            tagged(name, Optional.of(element), type.getEnumConstants()).ifPresent(tags::add);
        }
        return tags;
    }

    <T> List<T> objects(String name, Function<CatalogueObject, T> read) {
        List<T> objects = new ArrayList<>();
        List<JsonValue> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof JsonObject inner) {
                CatalogueObject element = new CatalogueObject(file, place(name) + "[" + i + "]", inner, problems);
                objects.add(read.apply(element));
                element.unknown();
            } else {
                wrong(name, elements.get(i).position(), "object");
            }
        }
        return objects;
    }

    CatalogueObject inner(String name) {
        JsonObject inner = member(name, "object", v -> v instanceof JsonObject o ? Optional.of(o) : Optional.empty())
                .orElse(new JsonObject(List.of(), object.position()));
        return new CatalogueObject(file, place(name), inner, problems);
    }

    /** An object that may be absent. */
    <T> Optional<T> optional(String name, Function<CatalogueObject, T> read) {
        if (!has(name)) {
            return Optional.empty();
        }
        CatalogueObject inner = inner(name);
        Optional<T> value = Optional.of(read.apply(inner));
        inner.unknown();
        return value;
    }

    boolean has(String name) {
        asked.add(name);
        return object.get(name).isPresent();
    }

    /** Reports every member that nobody asked for: a misspelt name would else be a value that never counts. */
    void unknown() {
        for (JsonMember member : object.members()) {
            if (!asked.contains(member.name())) {
                problem(member.position(), "catalogue.unknown", place(member.name()), String.join(", ", asked));
            }
        }
    }

    /** Reports a value that is of the right kind and still cannot be. */
    void wrong(String name, Message reason) {
        Position at = object.member(name).map(m -> m.value().position()).orElse(object.position());
        problem(at, "catalogue.wrong", place(name), reason);
    }

    /** Whole numbers. */
    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonValue element : elements(name)) {
            natural(element)
                    .filter(n -> n <= Integer.MAX_VALUE)
                    .ifPresentOrElse(n -> numbers.add(n.intValue()), () -> wrong(name, element.position(), "number"));
        }
        return numbers;
    }

    /** A table from words to words. */
    Map<String, String> words(String name) {
        Map<String, String> table = new LinkedHashMap<>();
        CatalogueObject rows = inner(name);
        rows.object.members().forEach(row -> table.put(row.name(), rows.text(row.name())));
        return table;
    }

    /** True while the file has no error. */
    boolean isFine() {
        return problems.stream().noneMatch(p -> p.message().text().startsWith(file + ":"));
    }

    /** A table from names to whole numbers. */
    Map<String, Long> table(String name) {
        Map<String, Long> table = new LinkedHashMap<>();
        CatalogueObject rows = inner(name);
        rows.object.members().forEach(row -> table.put(row.name(), rows.whole(row.name())));
        return table;
    }

    /** A table from tags to whole numbers. */
    <E extends Enum<E> & Tagged> Map<E, Long> table(String name, Class<E> type) {
        Map<E, Long> table = new LinkedHashMap<>();
        CatalogueObject rows = inner(name);
        for (JsonMember row : rows.object.members()) {
            JsonString key = new JsonString(row.name(), row.position());
            Optional<E> tag = rows.tagged(row.name(), Optional.of(key), type.getEnumConstants());
            tag.ifPresent(t -> table.put(t, rows.whole(row.name())));
        }
        return table;
    }

    private List<JsonValue> elements(String name) {
        return member(name, "array", v -> v instanceof JsonArray a ? Optional.of(a.elements()) : Optional.empty())
                .orElse(List.of());
    }

    private <T> Optional<T> member(String name, String kind, Function<JsonValue, Optional<T>> read) {
        asked.add(name);
        Optional<JsonValue> value = object.get(name);
        if (value.isEmpty()) {
            problem(object.position(), "catalogue.missing", place(name));
            return Optional.empty();
        }
        Optional<T> result = read.apply(value.get());
        if (result.isEmpty()) {
            wrong(name, value.get().position(), kind);
        }
        return result;
    }

    private <E extends Enum<E> & Tagged> Optional<E> tagged(String name, Optional<JsonValue> value, E[] choices) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> chosen = Arrays.stream(choices)
                .filter(c -> value.get() instanceof JsonString s && s.value().equals(c.tag()))
                .findFirst();
        if (chosen.isEmpty()) {
            String accepted = Arrays.stream(choices).map(Tagged::tag).collect(Collectors.joining(", "));
            problem(value.get().position(), "catalogue.not-one-of", place(name), accepted);
        }
        return chosen;
    }

    private static Optional<Long> natural(JsonValue value) {
        return value instanceof JsonNumber n ? n.asLong().filter(x -> x >= 0) : Optional.empty();
    }

    private void wrong(String name, Position at, String kind) {
        problem(at, "catalogue.not-a", place(name), Texts.text("catalogue.kind." + kind));
    }

    private String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void problem(Position at, String key, Object... arguments) {
        problems.add(new Problem(
                RULE,
                Severity.ERROR,
                Texts.text("catalogue.in-file", file, Texts.text(key, arguments)),
                Optional.empty(),
                "",
                at.line(),
                at.column(),
                List.of()));
    }
}
