package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Peripherals along the upper edge of the chip, above what they request and who uses them, and the parts outside above their peripherals. */
final class EdgeRow {
    private static final double GAP = 16;
    private static final double FIRST = 24;

    private final Project project;
    private final List<Edge> edges;
    private final Map<ItemId, Box> boxes;
    private double right;

    EdgeRow(Project project, List<Edge> edges, Map<ItemId, Box> boxes) {
        this.project = project;
        this.edges = edges;
        this.boxes = boxes;
    }

    /** What the row of a design takes across at least; 0 without a peripheral. */
    static double least(Project project) {
        double row = project.all(Peripheral.class).stream()
                .mapToDouble(p -> slot(project, p.id()) + GAP)
                .sum();
        return row == 0 ? 0 : FIRST + row;
    }

    /** Where the row ends. */
    double right() {
        return right;
    }

    void place() {
        Map<ItemId, Double> wishes = new HashMap<>();
        double free = FIRST;
        for (Peripheral peripheral : project.all(Peripheral.class)) {
            double next = free + Metric.DEVICE_WIDTH / 2;
            wishes.put(
                    peripheral.id(),
                    wish(peripheral.id()).or(() -> sibling(peripheral.id())).orElse(next));
            free = wishes.get(peripheral.id()) + Metric.DEVICE_WIDTH / 2 + GAP;
        }
        row(
                project.all(Peripheral.class),
                p -> wishes.get(p.id()),
                p -> slot(project, p.id()),
                Metric.PERIPHERAL_WIDTH,
                0,
                Metric.PERIPHERAL_HEIGHT);
        double peripheralsEnd = right;
        row(
                project.all(Device.class),
                d -> wired(d).orElse(peripheralsEnd + GAP + Metric.DEVICE_WIDTH / 2),
                _ -> Metric.DEVICE_WIDTH,
                Metric.DEVICE_WIDTH,
                -Metric.DEVICE_RISE,
                Metric.DEVICE_HEIGHT);
        right = peripheralsEnd;
    }

    private <T extends Item> void row(
            List<T> items,
            ToDoubleFunction<T> centre,
            ToDoubleFunction<T> slot,
            double width,
            double top,
            double height) {
        List<T> sorted = new ArrayList<>(items);
        ToDoubleFunction<T> wished = item ->
                project.layout().of(item.id()).map(p -> p.x() + width / 2).orElseGet(() -> centre.applyAsDouble(item));
        sorted.sort(Comparator.comparingDouble(wished));
        List<Double> lengths = sorted.stream().map(slot::applyAsDouble).toList();
        List<Double> wishes = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            wishes.add(wished.applyAsDouble(sorted.get(i)) - lengths.get(i) / 2);
        }
        List<Double> starts = Spread.starts(wishes, lengths, GAP, FIRST);
        for (int i = 0; i < sorted.size(); i++) {
            double left = Math.round(starts.get(i) + (lengths.get(i) - width) / 2);
            boxes.put(sorted.get(i).id(), new Box(left, top, width, height));
            right = Math.max(right, left + width);
        }
    }

    private static double slot(Project project, ItemId peripheral) {
        boolean hasDevice =
                project.all(Device.class).stream().anyMatch(d -> d.wires().contains(peripheral));
        return hasDevice ? Metric.DEVICE_WIDTH : Metric.PERIPHERAL_WIDTH;
    }

    /** Above the handlers it requests; without any, above its users. */
    private Optional<Double> wish(ItemId peripheral) {
        List<Double> handlers = new ArrayList<>();
        List<Double> users = new ArrayList<>();
        for (Edge edge : edges) {
            boolean from = edge.from().equals(peripheral);
            if (from || edge.to().equals(peripheral)) {
                ItemId other = from ? edge.to() : edge.from();
                Box box = boxes.get(other);
                if (box != null && project.item(other, Executable.class).isPresent()) {
                    (edge.kind() == EdgeKind.INTERRUPT_REQUEST ? handlers : users).add(box.centreX());
                }
            }
        }
        return mean(handlers).or(() -> mean(users));
    }

    /** Beside another peripheral of the same part. */
    private Optional<Double> sibling(ItemId peripheral) {
        return project.all(Device.class).stream()
                .filter(d -> d.wires().contains(peripheral))
                .flatMap(d -> d.wires().stream())
                .flatMap(other -> wish(other).stream())
                .findFirst()
                .map(x -> x + Metric.DEVICE_WIDTH + GAP);
    }

    private Optional<Double> wired(Device device) {
        return mean(device.wires().stream()
                .map(boxes::get)
                .filter(Objects::nonNull)
                .map(Box::centreX)
                .toList());
    }

    private static Optional<Double> mean(List<Double> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream().mapToDouble(Double::doubleValue).sum() / values.size());
    }
}
