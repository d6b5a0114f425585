package dev.takt.designer.inspector;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** A box to tick. */
final class FlagEditor implements Editor<Boolean> {
    private final CheckBox box = new CheckBox();

    FlagEditor(Consumer<Boolean> commit) {
        box.setOnAction(_ -> commit.accept(box.isSelected()));
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(Boolean value) {
        box.setIndeterminate(false);
        box.setSelected(value);
    }

    @Override
    public void showMixed() {
        box.setIndeterminate(true);
    }
}
