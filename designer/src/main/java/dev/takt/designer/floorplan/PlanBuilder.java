package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lays a design out, in phases: seats, cards of each lane, lanes side by side with the channels between them, chip, edge of the chip, what is beside it, lines. One
 * use per layout.
 */
final class PlanBuilder {
    private static final String USUAL_COST = "12.345 us";

    private final Project project;
    private final Optional<Machine> machine;
    private final Seating seating;
    private final List<Edge> edges;
    private final double laneTop;
    private final Map<ItemId, List<ItemId>> neighbours = new HashMap<>();
    private final Map<ItemId, Box> boxes = new LinkedHashMap<>();
    private final List<LaneLayout> layouts = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();

    PlanBuilder(Project project, Optional<Machine> machine) {
        this.project = project;
        this.machine = machine;
        this.seating = Seating.of(project, machine);
        this.edges = Edges.of(project);
        this.laneTop = project.all(Peripheral.class).isEmpty() ? Metric.LANE_TOP_ALONE : Metric.LANE_TOP;
        for (Edge edge : edges) {
            neighbours.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
            neighbours.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
        }
    }

    /** {@code before}: the design as it was laid out before an edit. */
    FloorPlan build(Optional<FloorPlan> before) {
        seating.lanes().forEach(this::seatCards);
        double laneRight = placeLanes();
        placeChannels();
        EdgeRow edgeRow = new EdgeRow(project, edges, boxes);
        edgeRow.place();
        double inside = boxes.values().stream().mapToDouble(Box::bottom).max().orElse(0);
        double bottom = Math.max(laneBottom(), inside);
        double right = Math.max(laneRight + Metric.CHIP_PADDING, edgeRow.right() + Metric.CHIP_PADDING);
        Footer footer = new Footer(project, bottom + 9, Metric.CHIP_PADDING + 8, right - Metric.CHIP_PADDING);
        Box chip = new Box(0, 0, Math.max(right, footer.right() + Metric.CHIP_PADDING), bottom + footer.height());
        boxes.putAll(footer.boxes());
        Beside beside = new Beside(project, chip, boxes);
        boxes.putAll(beside.boxes());
        List<Route> routes = before.filter(b -> hasSameWays(b, chip))
                .map(FloorPlan::routes)
                .orElseGet(() -> new Routes(project, Lines.of(edges), boxes, lanes, chip).all(before));
        return new FloorPlan(
                project,
                machine,
                seating.scale(),
                bounds(chip),
                chip,
                lanes,
                nodes(),
                routes,
                Ceilings.of(machine, lanes, boxes));
    }

    /** Ways depend on boxes, lanes and lines, and on the pins of peripherals. */
    private boolean hasSameWays(FloorPlan before, Box chip) {
        return chip.equals(before.chip())
                && lanes.equals(before.lanes())
                && boxesOf(before).equals(boxes)
                && edges.equals(Edges.of(before.project()))
                && project.all(Peripheral.class).equals(before.project().all(Peripheral.class));
    }

    private static Map<ItemId, Box> boxesOf(FloorPlan plan) {
        Map<ItemId, Box> boxes = new HashMap<>();
        plan.nodes().forEach(n -> boxes.put(n.id(), n.box()));
        return boxes;
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        for (Item item : project.items()) {
            Box box = boxes.get(item.id());
            if (box != null) {
                nodes.add(new Node(item, box));
            }
        }
        nodes.sort(Comparator.comparing(n -> n.item() instanceof Frame ? 0 : 1));
        return nodes;
    }

    private Box bounds(Box chip) {
        Box all = chip;
        for (Box box : boxes.values()) {
            all = all.union(box);
        }
        return all.inset(-Metric.RIM);
    }

    private double laneBottom() {
        return lanes.stream().mapToDouble(l -> l.box().bottom()).max().orElse(laneTop);
    }

    // Cards

    private void seatCards(LaneSpec lane) {
        Map<Integer, Integer> perLevel = new LinkedHashMap<>();
        List<LaneLayout.Guest> guests = new ArrayList<>();
        for (Executable item : project.all(Executable.class)) {
            Seating.Seat seat = seating.seats().get(item.id());
            if (seat != null && seat.core() == lane.core()) {
                guests.add(guest(item, seat.rank()));
            }
        }
        for (Resource resource : project.all(Resource.class)) {
            if (coreOf(resource.id()).filter(c -> c == lane.core()).isPresent()) {
                guests.add(guest(resource, rankOf(resource.id())));
            }
        }
        guests.forEach(g -> perLevel.merge(g.rank(), 1, Integer::sum));
        int fullest =
                perLevel.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        double widest = guests.stream().mapToDouble(LaneLayout.Guest::width).reduce(Metric.CARD_WIDTH, Math::max);
        guests.replaceAll(g -> g.height() < Metric.CARD_HEIGHT ? g : g.widened(widest));
        LaneLayout layout =
                new LaneLayout(LaneLayout.columnsFor(fullest, seating.lanes().size()), widest);
        // What the user has placed sits first; then from the top down, resources after the cards they belong to.
        guests.stream()
                .sorted(Comparator.comparing((LaneLayout.Guest g) -> g.x().isPresent() ? 0 : 1)
                        .thenComparing(g -> g.item() instanceof Resource ? 1 : 0)
                        .thenComparing(g -> -g.rank()))
                .forEach(g -> layout.place(g, related(g.item().id())));
        layouts.add(layout);
    }

    private LaneLayout.Guest guest(Item item, int rank) {
        Optional<Integer> x = project.layout().of(item.id()).map(Placement::x);
        return switch (item) {
            case Interrupt interrupt ->
                new LaneLayout.Guest(item, rank, handlerWidth(interrupt), Metric.INTERRUPT_HEIGHT, x);
            case Resource _ -> new LaneLayout.Guest(item, rank, Metric.RESOURCE_WIDTH, Metric.RESOURCE_HEIGHT, x);
            default -> new LaneLayout.Guest(item, rank, cardWidth(item), Metric.CARD_HEIGHT, x);
        };
    }

    /** Wide enough for the name and for a usual cost beside what it comes from, within bounds; the figures that it has now change nothing. */
    private double handlerWidth(Interrupt interrupt) {
        String detail = CardWords.handler(interrupt, Texts.words("board.worst", USUAL_COST), project);
        double name = TextMeasure.width(interrupt.name(), Face.strong(12.5)) + 56;
        double wanted = Math.max(name, TextMeasure.width(detail, Face.mono(10.5)) + 26);
        return Math.clamp(Math.ceil(wanted / 8) * 8, 120, 232);
    }

    /** Wide enough for the name beside a usual badge, within bounds. */
    private static double cardWidth(Item item) {
        double wanted = TextMeasure.width(item.name(), Face.strong(12.5)) + 128;
        return Math.clamp(Math.ceil(wanted / 2) * 2, Metric.CARD_WIDTH, Metric.CARD_WIDEST);
    }

    private List<ItemId> related(ItemId item) {
        return neighbours.getOrDefault(item, List.of());
    }

    private List<Seating.Seat> usersOf(ItemId item) {
        return related(item).stream()
                .map(seating.seats()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The one core that uses an item; core 0 if none does, absent if several do. */
    private Optional<Integer> coreOf(ItemId item) {
        TreeSet<Integer> cores = new TreeSet<>();
        usersOf(item).forEach(s -> cores.add(s.core()));
        if (cores.isEmpty()) {
            return Optional.of(0);
        }
        return cores.size() == 1 ? Optional.of(cores.first()) : Optional.empty();
    }

    /** A resource sits between its users: on a level strictly between the highest and the lowest that somebody uses, else beside the lowest. */
    private int rankOf(ItemId resource) {
        TreeSet<Integer> ranks = new TreeSet<>();
        usersOf(resource).forEach(s -> ranks.add(s.rank()));
        if (ranks.isEmpty()) {
            return 0;
        }
        TreeSet<Integer> used = new TreeSet<>(
                seating.seats().values().stream().map(Seating.Seat::rank).toList());
        Integer between = used.lower(ranks.last());
        return between != null && between > ranks.first() ? between : ranks.first();
    }

    // Lanes

    private double placeLanes() {
        double x = Metric.CHIP_PADDING;
        List<List<BandBox>> bands = new ArrayList<>();
        double height = 0;
        for (int i = 0; i < layouts.size(); i++) {
            List<BandBox> lane = bandsOf(seating.lanes().get(i), layouts.get(i));
            bands.add(lane);
            height = Math.max(
                    height, lane.stream().mapToDouble(b -> b.box().height()).sum());
        }
        for (int i = 0; i < layouts.size(); i++) {
            LaneSpec spec = seating.lanes().get(i);
            boolean gutterRight = i > 0 && i == layouts.size() - 1;
            double width = layouts.get(i).width() + Metric.GUTTER;
            Box box = new Box(x, laneTop, width, Metric.LANE_HEADER + height);
            Lane lane =
                    new Lane(spec.core(), spec.name(), spec.clockHz(), box, gutterRight, stacked(bands.get(i), box));
            lanes.add(lane);
            for (BandBox band : lane.bands()) {
                layouts.get(i)
                        .nodes(
                                band.rank(),
                                lane.content().x(),
                                band.box().y(),
                                band.box().height())
                        .forEach(n -> boxes.put(n.id(), n.box()));
            }
            x = box.right() + gapAfter(i);
        }
        return x;
    }

    private double gapAfter(int lane) {
        double widest =
                between(lane).stream().mapToDouble(this::widthBetween).max().orElse(0);
        boolean last = lane == layouts.size() - 1;
        if (widest == 0) {
            return last ? 0 : Metric.CORE_GAP;
        }
        return widest + (last ? 1 : 2) * Metric.CHANNEL_MARGIN;
    }

    /** Bands from the top down, at y 0; levels in a row that nobody uses are one band. */
    private static List<BandBox> bandsOf(LaneSpec lane, LaneLayout layout) {
        List<BandBox> bands = new ArrayList<>();
        for (LevelSpec level : lane.levels().reversed()) {
            boolean empty = layout.isEmpty(level.rank());
            BandBox last = bands.isEmpty() ? null : bands.getLast();
            if (empty && last != null && last.empty() && last.band() == level.band()) {
                bands.removeLast();
                bands.add(new BandBox(
                        last.rank(),
                        level.rank(),
                        last.priority(),
                        level.priority(),
                        last.band(),
                        true,
                        "",
                        "",
                        last.box()));
            } else {
                bands.add(new BandBox(
                        level.rank(),
                        level.rank(),
                        level.priority(),
                        level.priority(),
                        level.band(),
                        empty,
                        level.nativePriority(),
                        level.dispatcher(),
                        new Box(0, 0, 0, layout.heightOf(level.rank()))));
            }
        }
        return bands;
    }

    /** The bands one below the other; what the lane is too high goes to the lowest that is used. */
    private static List<BandBox> stacked(List<BandBox> bands, Box lane) {
        double used = bands.stream().mapToDouble(b -> b.box().height()).sum();
        double spare = lane.height() - Metric.LANE_HEADER - used;
        int grows = bands.size() - 1;
        for (int i = 0; i < bands.size(); i++) {
            grows = bands.get(i).empty() ? grows : i;
        }
        List<BandBox> stacked = new ArrayList<>();
        double y = lane.y() + Metric.LANE_HEADER;
        for (int i = 0; i < bands.size(); i++) {
            BandBox b = bands.get(i);
            double height = b.box().height() + (i == grows ? spare : 0);
            stacked.add(new BandBox(
                    b.rank(),
                    b.lowRank(),
                    b.priority(),
                    b.lowPriority(),
                    b.band(),
                    b.empty(),
                    b.nativePriority(),
                    b.dispatcher(),
                    new Box(lane.x(), y, lane.width(), height)));
            y += height;
        }
        return stacked;
    }

    // Channels

    /** Channels, and resources that several cores share, which stand to the right of this lane. */
    private List<Item> between(int lane) {
        return project.items().stream()
                .filter(i -> i instanceof Channel
                        || i instanceof Resource && coreOf(i.id()).isEmpty())
                .filter(i -> gapOf(i.id()) == lane)
                .toList();
    }

    private int gapOf(ItemId item) {
        int first = usersOf(item).stream().mapToInt(Seating.Seat::core).min().orElse(0);
        return Math.clamp(first, 0, Math.max(0, layouts.size() - 2));
    }

    private double widthBetween(Item item) {
        if (item instanceof Resource) {
            double name = TextMeasure.width(item.name(), Face.strong(12.5)) + 54;
            return Math.clamp(Math.ceil(name / 2) * 2, Metric.RESOURCE_LEAST, Metric.RESOURCE_WIDTH);
        }
        double name = TextMeasure.width(item.name(), Face.strong(11)) + 28;
        return Math.clamp(Math.ceil(name / 8) * 8, 96, 136);
    }

    private static double heightBetween(Item item) {
        return item instanceof Resource ? Metric.RESOURCE_HEIGHT : Metric.CHANNEL_HEIGHT;
    }

    private void placeChannels() {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            double widest =
                    between(i).stream().mapToDouble(this::widthBetween).max().orElse(0);
            double centre = lane.box().right() + Metric.CHANNEL_MARGIN + widest / 2;
            List<Item> items = new ArrayList<>(between(i));
            Map<ItemId, Double> wishes = new HashMap<>();
            items.forEach(item -> wishes.put(item.id(), wishedTop(item)));
            items.sort(Comparator.comparing(item -> wishes.get(item.id())));
            List<Double> tops = Spread.starts(
                    items.stream().map(item -> wishes.get(item.id())).toList(),
                    items.stream().map(PlanBuilder::heightBetween).toList(),
                    24,
                    lane.box().y() + Metric.LANE_HEADER);
            for (int k = 0; k < items.size(); k++) {
                Item item = items.get(k);
                double width = widthBetween(item);
                double top = Math.round(tops.get(k));
                boxes.put(item.id(), new Box(centre - width / 2, top, width, heightBetween(item)));
            }
        }
    }

    private double wishedTop(Item item) {
        Optional<Placement> placed = project.layout().of(item.id());
        if (placed.isPresent()) {
            return placed.get().y();
        }
        double middle = related(item.id()).stream()
                .map(boxes::get)
                .filter(Objects::nonNull)
                .mapToDouble(Box::centreY)
                .average()
                .orElse(laneTop + 100);
        return middle - heightBetween(item) / 2;
    }
}
