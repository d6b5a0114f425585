package dev.takt.designer.board;

import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.floorplan.Node;
import dev.takt.designer.overlay.Figure;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.Overlay;
import dev.takt.designer.overlay.SpokenItem;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Affine;
import javafx.util.Duration;

/** Above the picture of the board one transparent node for each card in view and a little beyond, for focus, keys and assistive technology. */
final class ItemNodes extends Pane {
    /** Cards this far outside the view have their nodes already. */
    private static final double AHEAD = 160;

    /** Making a node takes as long as painting a card: more than this many are made in several frames. */
    private static final int AT_ONCE = 64;

    private static final Duration NEXT_FRAME = Duration.millis(20);

    /** What the words of a node are about. */
    private record Said(Item item, Figure figure, Optional<Mark> mark) {}

    private final BoardViewModel model;
    private final Map<ItemId, Region> nodes = new HashMap<>();
    private final Affine moved = new Affine();
    private final PauseTransition later = new PauseTransition(NEXT_FRAME);
    private final Tooltip tip = new Tooltip();
    private Camera placed = Camera.START;
    private boolean unfinished;

    ItemNodes(BoardViewModel model) {
        this.model = model;
        setPickOnBounds(false);
        setManaged(false);
        getTransforms().add(moved);
        later.setOnFinished(_ -> place());
    }

    /** The board is seen from elsewhere; while its picture is stretched the nodes are stretched with it, and placed when it {@link #rests}. */
    void look(Camera now, boolean stretched) {
        boolean near = Math.abs(now.x() - placed.x()) < AHEAD && Math.abs(now.y() - placed.y()) < AHEAD;
        if (stretched) {
            later.stop();
        }
        if (stretched || now.zoom() == placed.zoom() && near) {
            double factor = now.zoom() / placed.zoom();
            moved.setToTransform(factor, 0, now.x() - placed.x() * factor, 0, factor, now.y() - placed.y() * factor);
        } else {
            place();
        }
    }

    /** The picture is no longer stretched. */
    void rests() {
        boolean waits =
                unfinished || placed.zoom() != model.cameraProperty().get().zoom();
        if (waits && later.getStatus() != Animation.Status.RUNNING) {
            later.playFromStart();
        }
    }

    /** Puts each node where its card is; those that are missing are made now, or in the next frames if they are many. */
    void place() {
        placed = model.cameraProperty().get();
        moved.setToIdentity();
        Map<ItemId, Node> seen = seen();
        forget(seen.keySet());
        List<Region> made = new ArrayList<>();
        unfinished = false;
        for (Node node : seen.values()) {
            if (!nodes.containsKey(node.id())) {
                if (made.size() == AT_ONCE) {
                    unfinished = true;
                    continue;
                }
                made.add(region(node.id()));
            }
            place(node);
        }
        getChildren().addAll(made);
        if (unfinished) {
            later.playFromStart();
        }
    }

    /** Nodes come and go together: a group looks through all of its nodes whenever one does. */
    private void forget(Set<ItemId> seen) {
        Set<Region> gone = new HashSet<>();
        nodes.forEach((id, region) -> {
            if (!seen.contains(id)) {
                gone.add(region);
            }
        });
        nodes.values().removeAll(gone);
        if (!gone.isEmpty()) {
            getChildren().removeAll(gone);
        }
    }

    private Map<ItemId, Node> seen() {
        Box view = new Box(0, 0, getWidth(), getHeight()).inset(-AHEAD);
        Map<ItemId, Node> seen = new LinkedHashMap<>();
        for (Node node : model.plan().nodes()) {
            if (getWidth() == 0 || placed.view(node.box()).overlaps(view)) {
                seen.put(node.id(), node);
            }
        }
        return seen;
    }

    private void place(Node node) {
        Box box = placed.view(node.box());
        Region region = Objects.requireNonNull(nodes.get(node.id()));
        region.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        say(region, node.item());
    }

    /** Says of each card what it shows now. */
    void say() {
        nodes.forEach((id, region) -> model.document().project().item(id).ifPresent(item -> say(region, item)));
    }

    private void say(Region region, Item item) {
        Overlay overlay = model.overlayProperty().get();
        Said said = new Said(
                item,
                overlay.figure(item.id()),
                Optional.ofNullable(overlay.marks().get(item.id())));
        if (!said.equals(region.getUserData())) {
            region.setUserData(said);
            region.setAccessibleText(SpokenItem.of(item, said.figure(), said.mark()));
        }
    }

    private Region region(ItemId id) {
        Region region = new Region();
        region.setId("item-" + id.value());
        region.getStyleClass().add("surface-node");
        region.setAccessibleRole(AccessibleRole.NODE);
        region.setFocusTraversable(true);
        region.setManaged(false);
        region.focusedProperty().addListener((_, _, focused) -> {
            if (focused && !model.document().selection().contains(id)) {
                model.document().select(Selection.of(id));
                reveal(id);
            }
        });
        region.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> explain(id, region));
        nodes.put(id, region);
        return region;
    }

    /** What is not written in full on a card is said beside the pointer. */
    private void explain(ItemId id, Region region) {
        if (model.isCut(id)) {
            tip.setText(region.getAccessibleText());
            Tooltip.install(region, tip);
        } else {
            Tooltip.uninstall(region, tip);
        }
    }

    private void reveal(ItemId id) {
        model.reveal(id, getWidth(), getHeight());
    }
}
