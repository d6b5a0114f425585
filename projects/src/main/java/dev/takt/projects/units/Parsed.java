package dev.takt.projects.units;

import dev.takt.projects.text.Message;
import java.util.Optional;
import java.util.function.Function;

/** What reading a text that a user wrote gives: a value, or what is wrong with it and what would be accepted. */
public sealed interface Parsed<T> {
    /** A value. */
    record Ok<T>(T value) implements Parsed<T> {}

    /** No value, and why. */
    record Wrong<T>(Message message) implements Parsed<T> {}

    /** The value, if there is one. */
    default Optional<T> ok() {
        return switch (this) {
            case Ok<T>(T value) -> Optional.of(value);
            case Wrong<T> _ -> Optional.empty();
        };
    }

    /** The value changed, or the same complaint. */
    default <R> Parsed<R> map(Function<T, R> change) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(change.apply(value));
            case Wrong<T>(Message message) -> new Wrong<>(message);
        };
    }
}
