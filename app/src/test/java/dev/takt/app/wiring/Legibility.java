package dev.takt.app.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Looks through what is seen of a scene for text that is cut and for controls that lie over one another or beyond the box they stand in. */
final class Legibility {
    private static final double TOLERANCE = 1.5;

    private final String where;
    private final Set<String> given;
    private final List<String> findings = new ArrayList<>();

    /** {@code given}: names that are the user's. */
    Legibility(String where, Set<String> given) {
        this.where = where;
        this.given = Set.copyOf(given);
    }

    List<String> of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        walk(scene.getRoot());
        scene.getRoot().lookupAll(".floating").forEach(floating -> inside(scene, floating));
        apart(scene, "#design-title", ".menu-bar");
        apart(scene, "#design-title", "#search-commands");
        return findings;
    }

    private void walk(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled labeled) {
            cut(labeled);
        }
        if (node instanceof HBox || node instanceof VBox || node instanceof GridPane) {
            overlaps((Parent) node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::walk);
        }
    }

    /** The title floats in the row of the menus. */
    private void apart(Scene scene, String one, String other) {
        Node first = scene.lookup(one);
        Node second = scene.lookup(other);
        if (first != null && second != null && overlap(onScene(first), onScene(second))) {
            findings.add(where + ": " + path(first) + " lies over " + path(second));
        }
    }

    private static Bounds onScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** What floats is all in the window. */
    private void inside(Scene scene, Node floating) {
        Bounds box = onScene(floating);
        if (box.getMinX() < -TOLERANCE
                || box.getMinY() < -TOLERANCE
                || box.getMaxX() > scene.getWidth() + TOLERANCE
                || box.getMaxY() > scene.getHeight() + TOLERANCE) {
            findings.add(where + ": " + path(floating) + " reaches beyond the window");
        }
    }

    private void cut(Labeled labeled) {
        String whole = labeled.getText();
        if (whole == null || whole.isEmpty() || labeled.getWidth() <= 0) {
            return;
        }
        if (!labeled.isTextTruncated()) {
            return;
        }
        pointAt(labeled);
        for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && text.getStyleClass().contains("text")
                    && text.isVisible()
                    && !text.getText().replace("\n", " ").equals(whole.replace("\n", " "))
                    && !(MayBeCut.any(labeled, whole, given) && told(labeled, whole))) {
                findings.add(where + ": cut to \"" + text.getText() + "\": " + whole + " in " + path(labeled));
            }
        }
    }

    /** As a user does who wants to read the rest. */
    private static void pointAt(Node node) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        new PickResult(node, 1, 1)));
    }

    /** True if a tooltip of it or of what it stands in has the whole text. */
    private static boolean told(Node node, String whole) {
        if (isFixed(node)) {
            return false;
        }
        Node at = node;
        for (int up = 0; up < 4 && at != null; up++) {
            if (tooltip(at)
                    .filter(t -> t.getText() != null && t.getText().contains(whole))
                    .isPresent()) {
                return true;
            }
            at = at.getParent();
        }
        return false;
    }

    /** True for what is ours alone in what floats: there is room for it, and nobody looks for a tooltip there. */
    private static boolean isFixed(Node node) {
        boolean floats = false;
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Cell<?>) {
                return false;
            }
            floats |= at.getStyleClass().contains("floating");
        }
        return floats;
    }

    private static Optional<Tooltip> tooltip(Node node) {
        Object installed = node.getProperties().get("javafx.scene.control.Tooltip");
        Optional<Tooltip> own =
                node instanceof Control control ? Optional.ofNullable(control.getTooltip()) : Optional.empty();
        return own.or(() -> installed instanceof Tooltip tooltip ? Optional.of(tooltip) : Optional.empty());
    }

    private void overlaps(Parent parent) {
        List<Node> children = parent.getChildrenUnmodifiable().stream()
                .filter(c -> c.isVisible() && c.isManaged() && !c.isMouseTransparent())
                .filter(c -> c.getLayoutBounds().getWidth() > 0
                        && c.getLayoutBounds().getHeight() > 0)
                .toList();
        for (int i = 0; i < children.size(); i++) {
            for (int j = i + 1; j < children.size(); j++) {
                if (overlap(box(children.get(i)), box(children.get(j)))) {
                    findings.add(where + ": " + path(children.get(i)) + " lies over " + path(children.get(j)));
                }
            }
            if (parent instanceof HBox box && box.getWidth() > 0) {
                Bounds bounds = box(children.get(i));
                if (bounds.getMaxX() > box.getWidth() + TOLERANCE) {
                    findings.add(where + ": " + path(children.get(i)) + " ends beyond its row");
                }
            }
            if (parent instanceof VBox box && box.getHeight() > 0) {
                Bounds bounds = box(children.get(i));
                if (bounds.getMaxY() > box.getHeight() + TOLERANCE || bounds.getMaxX() > box.getWidth() + TOLERANCE) {
                    findings.add(where + ": " + path(children.get(i)) + " ends beyond its box");
                }
            }
        }
    }

    /** Without effects, which reach beyond. */
    private static Bounds box(Node node) {
        return node.localToParent(node.getLayoutBounds());
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX()) > TOLERANCE
                && Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY()) > TOLERANCE;
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder(name(node));
        Node at = node.getParent();
        for (int up = 0; up < 5 && at != null; up++) {
            path.insert(0, name(at) + " > ");
            at = at.getParent();
        }
        return path.toString();
    }

    private static String name(Node node) {
        String id = node.getId() == null ? "" : "#" + node.getId();
        String styles = node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass());
        return node.getClass().getSimpleName() + id + styles;
    }
}
