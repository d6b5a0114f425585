package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Hit;
import dev.takt.designer.floorplan.Node;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.MoveItems;
import dev.takt.projects.machine.Band;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What a drag or an arrow key means on a floor plan: another order within a band, another level, another core. */
final class BoardMoves {
    private BoardMoves() {}

    /** What moves with these items: a frame lies around its members wherever they are, so they go in its place. */
    static List<ItemId> carried(FloorPlan plan, List<ItemId> items) {
        Set<ItemId> all = new LinkedHashSet<>();
        items.forEach(item -> carry(plan, item, all, new HashSet<>()));
        return List.copyOf(all);
    }

    private static void carry(FloorPlan plan, ItemId item, Set<ItemId> all, Set<ItemId> frames) {
        List<ItemId> members = plan.node(item).map(Node::item).stream()
                .flatMap(i -> i instanceof Frame frame ? frame.members().stream() : Stream.empty())
                .filter(m -> plan.node(m).isPresent())
                .toList();
        if (members.isEmpty()) {
            all.add(item);
        } else if (frames.add(item)) {
            members.forEach(member -> carry(plan, member, all, frames));
        }
    }

    /** The frames among these items, and those in them. */
    static Set<ItemId> frames(FloorPlan plan, List<ItemId> items) {
        Set<ItemId> frames = new HashSet<>();
        items.stream()
                .filter(i -> plan.project().item(i, Frame.class).isPresent())
                .forEach(frame -> {
                    carry(plan, frame, new HashSet<>(), frames);
                    frames.add(frame);
                });
        return frames;
    }

    /** The edit for items moved by this much, in the frames of {@code held} or by themselves; empty if nothing would change. */
    static Optional<Edit> moved(FloorPlan plan, List<ItemId> items, Set<ItemId> held, double dx, double dy) {
        List<MoveItems.Move> moves = new ArrayList<>();
        for (ItemId item : items) {
            plan.node(item).ifPresent(node -> moves.add(move(plan, node, dx, dy)));
        }
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        MoveItems move = MoveItems.of(plan.project(), moves);
        List<Edit> framing = Framing.dropped(plan, items, held, dx, dy);
        return Optional.of(
                framing.isEmpty()
                        ? move
                        : new Composite(
                                move.label(),
                                Stream.concat(Stream.of(move), framing.stream()).toList()));
    }

    private static MoveItems.Move move(FloorPlan plan, Node node, double dx, double dy) {
        Box box = node.box().movedBy(dx, dy);
        Placement place = plan.placement(node.id(), new Point(box.x(), box.y()));
        OptionalInt priority = OptionalInt.empty();
        OptionalInt core = OptionalInt.empty();
        if (node.item() instanceof Executable executable
                && plan.ground(box.centre()) instanceof Hit.OnLevel level
                && fits(executable, level)) {
            boolean otherLevel = !sameLevel(plan, node.box(), level);
            priority = otherLevel ? OptionalInt.of(level.priority()) : OptionalInt.empty();
            core = level.core() == executable.core() ? OptionalInt.empty() : OptionalInt.of(level.core());
        }
        return new MoveItems.Move(node.id(), place.x(), place.y(), priority, core);
    }

    private static boolean sameLevel(FloorPlan plan, Box from, Hit.OnLevel to) {
        return plan.ground(from.centre()) instanceof Hit.OnLevel before
                && before.core() == to.core()
                && before.rank() == to.rank();
    }

    private static boolean fits(Executable item, Hit.OnLevel level) {
        return !(item instanceof Interrupt) || level.band() == Band.INTERRUPT;
    }

    /** The edit for an arrow key: a grid step to the side, a priority up or down for what has one. */
    static Optional<Edit> nudged(FloorPlan plan, List<ItemId> items, int right, int up, int step) {
        List<MoveItems.Move> moves = new ArrayList<>();
        for (ItemId item : carried(plan, items)) {
            plan.node(item).ifPresent(node -> moves.add(nudge(plan, node, right, up, step)));
        }
        return moves.isEmpty() ? Optional.empty() : Optional.of(MoveItems.nudge(plan.project(), moves));
    }

    private static MoveItems.Move nudge(FloorPlan plan, Node node, int right, int up, int step) {
        boolean hasLevel = node.item() instanceof Executable;
        double dy = hasLevel ? 0 : -(double) up * step;
        Placement place = plan.placementOnGrid(
                node.id(), new Point(node.box().x() + right * step, node.box().y() + dy));
        OptionalInt priority = node.item() instanceof Executable executable && up != 0
                ? OptionalInt.of(Math.max(0, executable.priority() + up))
                : OptionalInt.empty();
        return new MoveItems.Move(node.id(), place.x(), place.y(), priority, OptionalInt.empty());
    }
}
