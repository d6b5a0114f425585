package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways of a design as it was laid out before an edit, and which of them a search would find again: those between items that stand where they stood, if nothing that bore on the search has
 * changed since, no box and no line that was drawn before this one. Asked once for each line, in the order in which they are drawn.
 */
final class EarlierWays {
    /** A line keeps so far off a box, or pays for it; and a cell more, for who looks at a cell sees those beside it. */
    private static final double REACH = 12 + Metric.GRID;

    static final EarlierWays NONE = new EarlierWays();

    private final Map<ItemId, Node> were = new HashMap<>();
    private final Map<ItemId, Item> items;
    private final Map<ItemId, Box> boxes;
    private final Map<Edge, Route> steady;
    private final Tiles tiles;
    /** Where something is other than it was. */
    private final long[] touched;

    private EarlierWays() {
        items = Map.of();
        boxes = Map.of();
        steady = Map.of();
        tiles = new Tiles(0, 0, 0, 0);
        touched = tiles.none();
    }

    /** {@code items}, {@code boxes}, {@code lanes}: of the design as it is now, on a chip that is as large as it was; {@code lines}: in the order in which they are drawn. */
    EarlierWays(
            FloorPlan before,
            Map<ItemId, Item> items,
            Map<ItemId, Box> boxes,
            List<Lane> lanes,
            List<Edge> lines,
            Tiles tiles) {
        this.boxes = boxes;
        this.tiles = tiles;
        touched = tiles.none();
        this.items = items;
        before.nodes().forEach(n -> were.put(n.id(), n));
        Stream.of(were.keySet(), boxes.keySet())
                .flatMap(Set::stream)
                .distinct()
                .filter(id -> !stays(id))
                .flatMap(id ->
                        Stream.of(Optional.ofNullable(were.get(id)).map(Node::box), Optional.ofNullable(boxes.get(id))))
                .flatMap(Optional::stream)
                .forEach(this::touch);
        if (!lanes.equals(before.lanes())) {
            Stream.concat(lanes.stream(), before.lanes().stream())
                    .flatMap(l -> Stream.of(l.header(), l.gutter()))
                    .forEach(this::touch);
        }
        steady = steady(before.routes(), lines);
    }

    /** The ways of lines whose ends stand where they stood; those of others leave room that is to be had now. */
    private Map<Edge, Route> steady(List<Route> ways, List<Edge> lines) {
        Set<Edge> now = Set.copyOf(lines);
        Map<Edge, Route> same = new LinkedHashMap<>();
        for (Route way : ways) {
            Edge edge = way.edge();
            if (now.contains(edge) && stays(edge.from()) && stays(edge.to())) {
                same.put(edge, way);
            } else if (edge.kind() != EdgeKind.WIRE) {
                touch(way);
            }
        }
        // lines that are drawn one after the other take each other's room: as before only in the same order
        boolean inOrder = lines.stream().filter(same::containsKey).toList().equals(List.copyOf(same.keySet()));
        return inOrder ? same : Map.of();
    }

    private boolean stays(ItemId item) {
        Node was = were.get(item);
        Item is = items.get(item);
        return was != null
                && is != null
                && is.getClass() == was.item().getClass()
                && was.box().equals(boxes.get(item));
    }

    /** The way that this line had, if a search would find it again. */
    Optional<Route> still(Edge line) {
        Route way = steady.get(line);
        if (way == null || !way.search().complete()) {
            return Optional.empty();
        }
        long[] ends = tiles.none();
        tiles.add(ends, surroundings(line.from()));
        tiles.add(ends, surroundings(line.to()));
        boolean again = !Tiles.meet(touched, way.search().looked()) && !Tiles.meet(touched, ends);
        return again ? Optional.of(way) : Optional.empty();
    }

    /** Where the lines of an item begin and end. */
    private Box surroundings(ItemId item) {
        return Objects.requireNonNull(boxes.get(item)).inset(-REACH);
    }

    /** A way has been searched for. */
    void found(Route now) {
        Route was = steady.get(now.edge());
        if (was == null) {
            touch(now);
        } else if (!was.points().equals(now.points())) {
            touch(was);
            touch(now);
        }
    }

    private void touch(Box box) {
        tiles.add(touched, box.inset(-REACH));
    }

    /** What goes the simple way takes nobody's room. */
    private void touch(Route way) {
        if (way.search().states().length == 0) {
            return;
        }
        for (int i = 1; i < way.points().size(); i++) {
            Point from = way.points().get(i - 1);
            // and a cell more, for who looks at a cell sees those beside it
            tiles.add(touched, Box.between(from, way.points().get(i)).inset(-1.5 * Metric.GRID));
        }
    }
}
