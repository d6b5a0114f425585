package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A property of an item, step or activation: its name in the file, what it may hold, its default, and how it is got and changed. The default is not written,
 * unless the property is required.
 */
public record Property<T, V>(
        String name,
        ValueType<V> type,
        V defaultValue,
        boolean required,
        Function<T, V> getter,
        BiFunction<T, V, T> wither) {
    /** An optional property with the default that the blank value has. */
    public static <T, V> Property<T, V> of(
            String name, ValueType<V> type, V defaultValue, Function<T, V> getter, BiFunction<T, V, T> wither) {
        return new Property<>(name, type, defaultValue, false, getter, wither);
    }

    /** A property that must be in the file. */
    public static <T, V> Property<T, V> required(
            String name, ValueType<V> type, V start, Function<T, V> getter, BiFunction<T, V, T> wither) {
        return new Property<>(name, type, start, true, getter, wither);
    }

    public Message label() {
        return text("property." + name);
    }

    public V get(T owner) {
        return getter.apply(owner);
    }

    public T with(T owner, V value) {
        return wither.apply(owner, value);
    }

    /** True if the file needs this property for this owner. */
    boolean isWritten(T owner) {
        return required || !get(owner).equals(defaultValue);
    }

    JsonValue write(T owner, Extras nested) {
        return type.write(get(owner), nested);
    }

    /** The owner with the value read, or as it was after an error. */
    T read(T owner, JsonValue json, Place place) {
        return type.read(json, place).map(v -> with(owner, v)).orElse(owner);
    }
}
