package dev.takt.designer.inspector;

import java.util.function.UnaryOperator;

/** Hears of what a control has changed: how a value becomes another, so that of values that differ elsewhere only that is changed. */
interface Commit<V> {
    void change(UnaryOperator<V> how);

    /** The value as a whole, whatever it was. */
    default void to(V value) {
        change(_ -> value);
    }
}
