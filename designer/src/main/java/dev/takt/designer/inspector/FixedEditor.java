package dev.takt.designer.inspector;

import dev.takt.projects.kind.ValueType;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Says what a value is, where it is edited elsewhere. */
final class FixedEditor<V> implements Editor<V> {
    private final Label label = new Label();

    FixedEditor(ValueType<V> type) {
        label.setText(type.accepts().text());
        label.setWrapText(true);
        label.getStyleClass().add("subtle");
    }

    @Override
    public Node node() {
        return label;
    }

    @Override
    public void show(V value) {
        // what it says does not depend on the value
    }

    @Override
    public void showMixed() {
        // the same
    }
}
