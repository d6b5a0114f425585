package dev.takt.designer.inspector;

import dev.takt.projects.kind.CommonProperties;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.kind.VariantType;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A value with several forms: the form, and below it the properties of that form; of values of several forms, what all of them have. */
final class VariantEditor<B> implements Editor<B> {
    private final Editors editors;
    private final VariantType<B> type;
    private final Commit<B> commit;
    private final ComboEditor<Variant<B, ?>> forms;
    private final VBox box = new VBox(8);
    private List<Variant<B, ?>> shown = List.of();
    private @Nullable ShapeEditor<B> properties;

    VariantEditor(Editors editors, VariantType<B> type, Commit<B> commit) {
        this.editors = editors;
        this.type = type;
        this.commit = commit;
        forms = new ComboEditor<>(type::variants, v -> v.label().text(), this::become);
        forms.node().setId("form-" + type.definition());
        box.getChildren().setAll(forms.node());
    }

    /** Values that have the form already keep their figures. */
    private void become(Variant<B, ?> form) {
        B fresh = started(editors, form);
        commit.change(value -> type.of(value).equals(form) ? value : fresh);
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
        showAll(List.of(value));
    }

    @Override
    public void showAll(List<B> values) {
        List<Variant<B, ?>> now =
                values.stream().<Variant<B, ?>>map(type::of).distinct().toList();
        forms.showAll(now);
        if (!now.equals(shown)) {
            shown = now;
            properties = new ShapeEditor<>(editors, CommonProperties.ofForms(now), commit);
            box.getChildren().setAll(forms.node());
            if (!properties.isEmpty()) {
                box.getChildren().add(properties.node());
            }
        }
        if (properties != null) {
            properties.showAll(values);
        }
    }

    @Override
    public void showMixed() {
        shown = List.of();
        properties = null;
        forms.showMixed();
        box.getChildren().setAll(forms.node());
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
