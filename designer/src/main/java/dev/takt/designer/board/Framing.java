package dev.takt.designer.board;

import static dev.takt.projects.text.Texts.text;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Node;
import dev.takt.projects.edit.AddItems;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.FrameItems;
import dev.takt.projects.edit.FreshIds;
import dev.takt.projects.edit.MoveItems;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What lies in which frame: a card that is dropped in the box of a frame is in it from then on, one that is dropped outside is not; and commands do the same to the selection. */
final class Framing {
    private Framing() {}

    /**
     * What a drop of these items changes beside their places. Frames in {@code held} are dragged themselves and take all that is in them along; a frame that is left empty stays where it was.
     */
    static List<Edit> dropped(FloorPlan plan, List<ItemId> items, Set<ItemId> held, double dx, double dy) {
        Project project = plan.project();
        Set<ItemId> along = new LinkedHashSet<>(BoardMoves.carried(plan, List.copyOf(held)));
        Map<ItemId, List<ItemId>> members = new HashMap<>();
        for (ItemId item : items) {
            Optional<Node> node = plan.node(item).filter(n -> stands(n.item())).filter(n -> !along.contains(item));
            node.ifPresent(n -> cross(plan, n, n.box().movedBy(dx, dy).centre(), held, members));
        }
        List<MoveItems.Move> emptied = new ArrayList<>();
        members.forEach((frame, left) -> plan.node(frame)
                .filter(_ -> left.isEmpty())
                .ifPresent(n -> emptied.add(new MoveItems.Move(
                        frame,
                        (int) Math.round(n.box().x()),
                        (int) Math.round(n.box().y()),
                        OptionalInt.empty(),
                        OptionalInt.empty()))));
        List<Edit> edits = new ArrayList<>();
        if (!members.isEmpty()) {
            edits.add(new FrameItems(text("edit.frame.out"), members));
        }
        if (!emptied.isEmpty()) {
            edits.add(MoveItems.of(project, emptied));
        }
        return edits;
    }

    /** Enters in {@code members} what frames have once a card stands at a place. */
    private static void cross(
            FloorPlan plan, Node card, Point at, Set<ItemId> held, Map<ItemId, List<ItemId>> members) {
        Optional<ItemId> inner = at(plan, at, held);
        for (Frame frame : plan.project().all(Frame.class)) {
            List<ItemId> before = members.getOrDefault(frame.id(), frame.members());
            boolean is = before.contains(card.id());
            boolean within =
                    plan.node(frame.id()).filter(n -> n.box().contains(at)).isPresent();
            List<ItemId> after = new ArrayList<>(before);
            if (is && !within) {
                after.remove(card.id());
            } else if (!is && inner.equals(Optional.of(frame.id()))) {
                after.add(card.id());
            }
            if (!after.equals(before)) {
                members.put(frame.id(), after);
            }
        }
    }

    /** The frame whose box a point lies in, of several the smallest. */
    static Optional<ItemId> at(FloorPlan plan, Point at, Set<ItemId> except) {
        return plan.nodes().stream()
                .filter(n -> n.item() instanceof Frame && !except.contains(n.id()))
                .filter(n -> n.box().contains(at))
                .min((a, b) -> Double.compare(area(a.box()), area(b.box())))
                .map(Node::id);
    }

    private static double area(Box box) {
        return box.width() * box.height();
    }

    /** False for what has its place by itself, and for frames, which are put into others by the inspector. */
    static boolean stands(Item item) {
        return switch (item) {
            case Executable _, Resource _, Channel _, Peripheral _, Device _, Note _, Unknown _ -> true;
            case Watchdog _, Pool _, Chain _, Frame _ -> false;
        };
    }

    /** Draws a frame around the selected items, or puts them into the one frame that is selected with them; one step. */
    static void frame(Document document, RandomGenerator random) {
        Project project = document.project();
        List<ItemId> frames = frames(document);
        List<ItemId> others = document.selection().items().stream()
                .filter(i -> !frames.contains(i))
                .toList();
        if (frames.size() == 1 && !others.isEmpty()) {
            document.apply(FrameItems.into(project, frames.getFirst(), others));
        } else if (canFrame(document)) {
            FreshIds fresh = new FreshIds(project, random);
            ItemId id = fresh.id("frame");
            Frame frame = Frame.blank(id, fresh.name("frame"))
                    .withMembers(document.selection().items());
            document.apply(new AddItems(text("edit.frame"), List.of(frame), List.of()), Selection.of(id));
        }
        document.endStep();
    }

    /** True if there is something to draw a frame around. */
    static boolean canFrame(Document document) {
        List<ItemId> items = document.selection().items();
        return items.size() > 1 || items.size() == 1 && frames(document).isEmpty();
    }

    private static List<ItemId> frames(Document document) {
        return document.selection().items().stream()
                .filter(i -> document.project().item(i, Frame.class).isPresent())
                .toList();
    }

    /** Takes the selected items out of the frames they are in. */
    static void unframe(Document document) {
        document.apply(FrameItems.out(
                document.project(), Set.copyOf(document.selection().items())));
        document.endStep();
    }

    /** True if something that is selected is in a frame. */
    static boolean canUnframe(Document document) {
        List<ItemId> items = document.selection().items();
        return document.project().all(Frame.class).stream()
                .anyMatch(f -> f.members().stream().anyMatch(items::contains));
    }

    /** A new item, put into the frame it is dropped in. */
    static Edit added(FloorPlan plan, Edit add, Item item, Point at) {
        return at(plan, at, Set.of())
                .filter(_ -> stands(item))
                .map(frame -> (Edit) new Composite(
                        add.label(),
                        List.of(add, FrameItems.into(add.apply(plan.project()), frame, List.of(item.id())))))
                .orElse(add);
    }
}
