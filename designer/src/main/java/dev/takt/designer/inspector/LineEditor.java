package dev.takt.designer.inspector;

import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.LineType;
import dev.takt.projects.units.Parsed;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A field for a value that is one line of text. While what is typed is not accepted, it says what would be; Escape gives the old value back. */
final class LineEditor<V> implements Editor<V> {
    private final LineType<V> type;
    private final Consumer<V> commit;
    private final TextField field = new TextField();
    private final Label error = new Label();
    private final VBox box = new VBox(2);
    private final Supplier<Offered> offered;
    private final OfferList list;
    private @Nullable V shown;
    /** Several values are shown as one. */
    private boolean mixed;

    LineEditor(LineType<V> type, Supplier<Offered> offered, Consumer<V> commit) {
        this.type = type;
        this.commit = commit;
        this.offered = offered;
        list = new OfferList(field, () -> offered.get().offers(), this::commit);
        box.getChildren().add(list.node());
        if (type.form() != LineType.Form.TEXT) {
            field.getStyleClass().add("number");
        }
        field.setPrefColumnCount(6);
        field.setTooltip(new Tooltip(type.accepts().text()));
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        // As wide as the field: what is wrong with a value does not move it.
        error.setPrefWidth(0);
        error.setMaxWidth(Double.MAX_VALUE);
        field.textProperty().addListener((_, _, text) -> complain(type.parse(text)));
        field.setOnAction(_ -> commit());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit();
            }
        });
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && shown != null) {
                field.setText(type.format(shown));
                key.consume();
            }
        });
    }

    private void complain(Parsed<V> parsed) {
        boolean wrong = parsed instanceof Parsed.Wrong<V>
                && !(shown == null && field.getText().isEmpty());
        field.getStyleClass().remove("wrong");
        box.getChildren().remove(error);
        if (wrong) {
            field.getStyleClass().add("wrong");
            error.setText(
                    parsed instanceof Parsed.Wrong<V> reason ? reason.message().text() : "");
            box.getChildren().add(error);
        }
    }

    private void commit() {
        if (shown == null && field.getText().isEmpty()) {
            return;
        }
        if (type.parse(field.getText()) instanceof Parsed.Ok<V>(V value)) {
            if (Objects.equals(value, shown)) {
                field.setText(type.format(value));
            } else {
                commit.accept(value);
            }
        }
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node target() {
        return field;
    }

    @Override
    public void show(V value) {
        boolean typing = field.isFocused() && value.equals(shown);
        shown = value;
        mixed = false;
        String text = type.format(value);
        Offered now = offered.get();
        list.setUsed(!now.offers().isEmpty());
        field.setPromptText(text.isEmpty() ? Texts.words(now.needed() ? "inspector.choose" : blank()) : "");
        if (!typing) {
            field.setText(text);
        }
    }

    private String blank() {
        return switch (type.blank()) {
            case NONE -> "inspector.none";
            case DEFAULT -> "inspector.default";
            case ANY -> "inspector.any";
        };
    }

    @Override
    public void showMixed() {
        boolean typing = field.isFocused() && mixed;
        shown = null;
        mixed = true;
        if (!typing) {
            field.setText("");
        }
        list.setUsed(!offered.get().offers().isEmpty());
        field.setPromptText(Texts.words("inspector.mixed"));
    }
}
