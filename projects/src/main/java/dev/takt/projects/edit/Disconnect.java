package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * Takes lines off the board, the inverse of {@link Connect}: the properties that make them forget the other end. Steps that use it go (what was locked stays, unlocked), an activation by it becomes background.
 */
public record Disconnect(Message label, List<Edge> lines) implements Edit {
    public Disconnect {
        lines = List.copyOf(lines);
    }

    /** The edit that takes away these lines, each with everything that it says. */
    public static Disconnect of(Project project, List<Edge> lines) {
        return new Disconnect(
                lines.size() == 1
                        ? text(
                                "edit.disconnect",
                                name(project, lines.getFirst().from()),
                                name(project, lines.getFirst().to()))
                        : text("edit.disconnect.many", lines.size()),
                lines);
    }

    private static String name(Project project, ItemId item) {
        return project.item(item).map(Item::name).orElse(item.value());
    }

    @Override
    public Project apply(Project project) {
        Project changed = project;
        for (Edge edge : lines) {
            Optional<Line> line = Lines.saying(changed, edge);
            for (Edge said : line.map(Line::edges).orElse(List.of())) {
                changed = without(changed, said);
            }
        }
        return changed;
    }

    private static Project without(Project project, Edge edge) {
        return project.item(edge.ownerItem())
                .map(owner -> project.withItem(without(owner, edge)))
                .orElse(project);
    }

    private static Item without(Item owner, Edge edge) {
        return switch (edge.property()) {
            case "source" -> owner instanceof Interrupt interrupt ? interrupt.withSource(Optional.empty()) : owner;
            case "activation" ->
                owner instanceof Executable released ? released.withActivation(new Activation.Background()) : owner;
            case "wires" ->
                owner instanceof Device device
                        ? device.withWires(device.wires().stream()
                                .filter(w -> !w.equals(edge.to()))
                                .toList())
                        : owner;
            default ->
                owner instanceof Executable executable
                        ? executable.withBody(Bodies.without(executable.body(), step -> Edges.made(owner.id(), step)
                                .equals(Optional.of(edge))))
                        : owner;
        };
    }
}
