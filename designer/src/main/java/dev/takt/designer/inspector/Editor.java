package dev.takt.designer.inspector;

import java.util.List;
import javafx.scene.Node;

/** A control for a value. It tells its owner of a new value and waits to be shown it; it never holds one of its own. */
interface Editor<V> {
    Node node();

    /** The part of it that takes the focus, has the name and is found by the property's id. */
    default Node target() {
        return node();
    }

    /** Shows a value, without telling anybody. */
    void show(V value);

    /** Shows that the values of a selection differ. */
    void showMixed();

    /** Shows what the values of a selection have in common. */
    default void showAll(List<V> values) {
        V first = values.getFirst();
        if (values.stream().allMatch(first::equals)) {
            show(first);
        } else {
            showMixed();
        }
    }

    /** Shows anew what is computed from the value, which is the same. */
    default void reckon() {}

    /** True if it is one line high, so that two stand side by side. */
    default boolean isSmall() {
        return true;
    }
}
