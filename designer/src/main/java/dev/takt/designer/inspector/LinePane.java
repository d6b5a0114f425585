package dev.takt.designer.inspector;

import dev.takt.designer.overlay.LineWords;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.text.Texts;
import dev.takt.projects.edit.Reconnect;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.End;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Property;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is to be known of a line of the board: where it hangs, and of which properties it is made. Each end can be hung elsewhere. */
final class LinePane extends VBox {
    private final InspectorViewModel model;
    private final Project project;

    LinePane(InspectorViewModel model, Project project, Line line) {
        super(8);
        this.model = model;
        this.project = project;
        Edge edge = line.edge();
        getStyleClass().add("section");
        Label kind = new Label(
                LineWords.kind(edge.kind()), Icons.of(LineWords.icon(edge.kind()), LineWords.tone(edge.kind())));
        kind.getStyleClass().add("strong");
        getChildren().add(kind);
        for (End end : End.values()) {
            getChildren().add(end(edge, end));
        }
        Label caption = new Label(Texts.words("line.made-by"));
        caption.getStyleClass().add("field-label");
        getChildren().add(caption);
        line.edges().forEach(e -> getChildren().add(maker(e)));
    }

    private Node end(Edge edge, End end) {
        Label label = new Label(Texts.words(
                switch (end) {
                    case FROM -> "line.from";
                    case TO -> "line.to";
                }));
        label.getStyleClass().add("field-label");
        ComboEditor<ItemId> choice = new ComboEditor<>(
                () -> choices(edge, end), id -> LineWords.name(project, id), to -> model.hang(edge, end, to));
        choice.node().setId(end == End.FROM ? "line-from" : "line-to");
        choice.node().setAccessibleText(label.getText());
        label.setLabelFor(choice.node());
        choice.show(edge.at(end));
        return new VBox(2, label, choice.node());
    }

    /** Where it hangs, and where it could. */
    private List<ItemId> choices(Edge edge, End end) {
        return Stream.concat(
                        Stream.of(edge.at(end)),
                        Reconnect.candidates(project, edge, end).stream().map(Item::id))
                .toList();
    }

    /** The property of its owner that makes a line, and the steps if that is a body; a click selects the owner. */
    private Node maker(Edge edge) {
        Hyperlink owner = new Hyperlink(LineWords.name(project, edge.ownerItem()));
        owner.setOnAction(_ -> model.select(edge.ownerItem()));
        owner.getStyleClass().add("small");
        Label property = new Label(property(edge));
        property.getStyleClass().add("small");
        HBox first = new HBox(4, owner, property);
        first.setAlignment(Pos.CENTER_LEFT);
        List<Node> rows = new ArrayList<>(List.of(first));
        project.item(edge.ownerItem(), Executable.class)
                .map(e -> Edges.steps(e, List.of(edge)))
                .orElse(List.of())
                .forEach(step -> rows.add(step(step)));
        VBox box = new VBox(2);
        box.getChildren().setAll(rows);
        return box;
    }

    private String property(Edge edge) {
        return project.item(edge.ownerItem())
                .flatMap(ItemKinds::of)
                .map(kind -> label(kind, edge.property()))
                .orElse(edge.property());
    }

    private static String label(ItemKind<?> kind, String property) {
        return kind.shape().properties().stream()
                .filter(p -> p.name().equals(property))
                .map(Property::label)
                .map(m -> m.text())
                .findFirst()
                .orElse(property);
    }

    private Node step(Step step) {
        String target =
                StepForms.target(step).map(id -> LineWords.name(project, id)).orElse("");
        Label label = new Label(
                String.join(" ", List.of(StepForms.title(step), target, StepForms.amount(step)))
                        .strip(),
                Icons.of(StepForms.icon(step), "icon-small"));
        label.getStyleClass().addAll("small", "muted");
        label.setWrapText(true);
        label.setPadding(new Insets(0, 0, 0, 12));
        return label;
    }
}
