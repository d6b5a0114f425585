package dev.takt.designer.inspector;

import dev.takt.designer.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A choice among values that each have a label. The options are asked for whenever a value is shown, because items come and go. */
final class ComboEditor<V> implements Editor<V> {
    /** Its width is found from as many options; a design has thousands of items. */
    private static final int MEASURED = 40;

    private final ComboBox<V> box = new ComboBox<>();
    private final Supplier<List<V>> options;
    private boolean showing;

    ComboEditor(Supplier<List<V>> options, Function<V, String> label, Consumer<V> commit) {
        this.options = options;
        box.setMaxWidth(Double.MAX_VALUE);
        box.getProperties().put("comboBoxRowsToMeasureWidth", MEASURED);
        box.setPromptText(Texts.words("inspector.mixed"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable V value) {
                return value == null ? "" : label.apply(value);
            }

            @Override
            public @Nullable V fromString(String text) {
                return null;
            }
        });
        box.valueProperty().addListener((_, before, value) -> {
            if (!showing && value != null && !value.equals(before)) {
                commit.accept(value);
            }
        });
        box.setOnShowing(_ -> offer(box.getValue()));
    }

    private void offer(@Nullable V value) {
        showing = true;
        List<V> now = options.get();
        if (!box.getItems().equals(now)) {
            box.getItems().setAll(now);
        }
        box.setValue(value);
        showing = false;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(V value) {
        offer(value);
    }

    @Override
    public void showMixed() {
        offer(null);
    }
}
