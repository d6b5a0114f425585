package dev.takt.designer.inspector;

import dev.takt.projects.kind.Variant;
import dev.takt.projects.kind.VariantType;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A value with several forms: the form, and below it the properties of that form. */
final class VariantEditor<B> implements Editor<B> {
    private final Editors editors;
    private final VariantType<B> type;
    private final Consumer<B> commit;
    private final ComboEditor<Variant<B, ?>> forms;
    private final VBox box = new VBox(8);
    private @Nullable Variant<B, ?> form;
    private @Nullable Editor<B> properties;

    VariantEditor(Editors editors, VariantType<B> type, Consumer<B> commit) {
        this.editors = editors;
        this.type = type;
        this.commit = commit;
        forms = new ComboEditor<>(
                type::variants, v -> v.label().text(), chosen -> commit.accept(started(editors, chosen)));
        forms.node().setId("form-" + type.definition());
        box.getChildren().setAll(forms.node());
    }

    /** A new value of a form, its references on the first item that may stand there. */
    static <B, T extends B> B started(Editors editors, Variant<B, T> form) {
        return References.filled(editors.project(), form.shape());
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(B value) {
        Variant<B, ?> now = type.of(value);
        forms.show(now);
        if (!now.equals(form)) {
            form = now;
            properties = editorOf(now);
            box.getChildren().setAll(forms.node());
            if (!now.shape().properties().isEmpty()) {
                box.getChildren().add(properties.node());
            }
        }
        if (properties != null) {
            properties.show(value);
        }
    }

    private <T extends B> Editor<B> editorOf(Variant<B, T> now) {
        ShapeEditor<T> inner = new ShapeEditor<>(editors, now.shape().properties(), commit::accept);
        return new Editor<>() {
            @Override
            public Node node() {
                return inner.node();
            }

            @Override
            public void show(B value) {
                inner.show(now.type().cast(value));
            }

            @Override
            public void showMixed() {
                inner.showMixed();
            }
        };
    }

    @Override
    public void showMixed() {
        form = null;
        properties = null;
        forms.showMixed();
        box.getChildren().setAll(forms.node());
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
