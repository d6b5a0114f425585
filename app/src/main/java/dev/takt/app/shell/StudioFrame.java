package dev.takt.app.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The whole window: menu row, tool row while a design is open, a band for what goes on beside it, the page, the status row, and what floats above all of them. While something floats that covers the window, the focus stays in it; afterwards it is where it was. */
public final class StudioFrame extends StackPane {
    private final BorderPane frame = new BorderPane();
    private final VBox top = new VBox();
    private final MenuRow menus;
    /** Comes after all that floats, so that going back from here reaches the last of it. */
    private final Region end = new Region();

    private final Map<Node, Node> focusBefore = new HashMap<>();
    private Optional<Node> band = Optional.empty();
    /** Tab may pass what lies below on its way round. */
    private boolean tabbing;

    public StudioFrame(MenuRow menus) {
        this.menus = menus;
        setId("studio");
        top.getChildren().setAll(menus);
        frame.setTop(top);
        // A row that wants more than there is must not make the window's content wider than the window.
        frame.setMinSize(0, 0);
        top.setMinWidth(0);
        menus.setMinWidth(0);
        end.setManaged(false);
        end.setMouseTransparent(true);
        getChildren().addAll(frame, end);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keepFocus);
        sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener((_, before, now) -> holdFocus(Optional.ofNullable(before), Optional.ofNullable(now)));
    }

    /** True until a page is shown. */
    public boolean isBlank() {
        return frame.getCenter() == null;
    }

    /** Shows a page with its tool and status rows; {@code tools} is absent on the first page. */
    public void show(@Nullable Node tools, Node page, Node status) {
        top.getChildren().setAll(menus);
        if (tools != null) {
            top.getChildren().add(tools);
        }
        band.ifPresent(top.getChildren()::add);
        frame.setCenter(page);
        frame.setBottom(status);
    }

    /** Shows a band between the tool row and the page, or none; it takes its room from the page. */
    public void setBand(Optional<Node> node) {
        band.ifPresent(top.getChildren()::remove);
        band = node;
        band.ifPresent(top.getChildren()::add);
    }

    /** Puts something above the window until {@link #lower}. */
    public void raise(Node floating) {
        if (!getChildren().contains(floating)) {
            focusOwner().ifPresent(owner -> focusBefore.put(floating, owner));
        }
        getChildren().remove(floating);
        getChildren().add(getChildren().indexOf(end), floating);
    }

    /** Takes away what floats; the focus goes back to where it was when that came. */
    public void lower(Node floating) {
        boolean held = focusOwner().filter(owner -> isWithin(owner, floating)).isPresent();
        getChildren().remove(floating);
        Optional<Node> before = Optional.ofNullable(focusBefore.remove(floating))
                .filter(n -> n.getScene() != null && n.getScene().equals(getScene()));
        if (held || focusOwner().isEmpty()) {
            before.or(() -> Optional.ofNullable(frame.getCenter())).ifPresent(Node::requestFocus);
        }
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(getScene()).flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()));
    }

    /** What covers the window now, if something does. */
    private Optional<Node> cover() {
        return getChildren().reversed().stream()
                .filter(n -> n.getStyleClass().contains("overlay"))
                .findFirst();
    }

    /** Tab goes round within what covers the window. */
    private void keepFocus(KeyEvent key) {
        Optional<Node> cover = cover();
        Optional<Node> owner = focusOwner();
        if (key.getCode() != KeyCode.TAB || key.isShortcutDown() || cover.isEmpty() || owner.isEmpty()) {
            return;
        }
        TraversalDirection direction = key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT;
        key.consume();
        tabbing = true;
        owner.get().requestFocusTraversal(direction);
        if (focusOwner().filter(now -> isWithin(now, cover.get())).isEmpty()) {
            Node from = key.isShiftDown() ? end : cover.get();
            from.requestFocus();
            from.requestFocusTraversal(direction);
        }
        tabbing = false;
    }

    /** A part of the window below what covers it may ask for the focus late, as a page does that has just come: it has it afterwards. */
    private void holdFocus(Optional<Node> before, Optional<Node> now) {
        Optional<Node> below = now.filter(node -> !tabbing && isWithin(node, frame));
        cover().filter(_ -> below.isPresent()).ifPresent(cover -> {
            focusBefore.put(cover, below.get());
            before.filter(node -> isWithin(node, cover)).ifPresent(Node::requestFocus);
        });
    }

    private static boolean isWithin(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }
}
