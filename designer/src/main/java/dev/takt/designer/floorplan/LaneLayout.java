package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places the cards of one core in rows: height is the level, across is the user's placement or, without one, the free column closest to what the card is connected to. Built
 * once per layout; coordinates are relative to the content of the lane.
 */
final class LaneLayout {
    /** A card that wants a place: its size and the x the user gave it, if so. */
    record Guest(Item item, int rank, double width, double height, Optional<Integer> x) {
        Guest widened(double width) {
            return new Guest(item, rank, width, height, x);
        }
    }

    /** The rows of one band. */
    private static final class Rows {
        final List<List<Box>> boxes = new ArrayList<>();
        final List<List<Guest>> guests = new ArrayList<>();

        double heightOf(int row) {
            return guests.get(row).stream().mapToDouble(Guest::height).max().orElse(0);
        }

        boolean free(int row, double x, double width) {
            return boxes.get(row).stream()
                    .noneMatch(b -> x < b.right() + Metric.CARD_GAP / 2 && b.x() < x + width + Metric.CARD_GAP / 2);
        }

        void put(int row, Guest guest, double x) {
            while (boxes.size() <= row) {
                boxes.add(new ArrayList<>());
                guests.add(new ArrayList<>());
            }
            boxes.get(row).add(new Box(x, 0, guest.width(), guest.height()));
            guests.get(row).add(guest);
        }
    }

    private final Map<Integer, Rows> bands = new HashMap<>();
    private final Map<ItemId, Double> centres = new LinkedHashMap<>();
    private final Map<Double, Integer> handlers = new HashMap<>();
    private final int columns;
    private final double column;

    /** All columns are as wide as the widest card. */
    LaneLayout(int columns, double column) {
        this.columns = columns;
        this.column = column;
    }

    double width() {
        double right = bands.values().stream()
                .flatMap(r -> r.boxes.stream().flatMap(List::stream))
                .mapToDouble(Box::right)
                .max()
                .orElse(0);
        return Math.max(widthOf(columns, column), right + Metric.LANE_PADDING_INNER);
    }

    /** What so many columns need across. */
    static double widthOf(int columns, double column) {
        return Metric.LANE_PADDING + columns * (column + Metric.CARD_GAP) - Metric.CARD_GAP + Metric.LANE_PADDING_INNER;
    }

    /** Finds a place for a card; {@code related} are the items it is connected to. */
    void place(Guest guest, List<ItemId> related) {
        Rows rows = bands.computeIfAbsent(guest.rank(), _ -> new Rows());
        double wish = related.stream()
                .filter(centres::containsKey)
                .mapToDouble(centres::get)
                .average()
                .orElse(-1);
        double[] candidates =
                guest.x().isPresent() ? new double[] {Math.max(0, guest.x().get())} : candidates(guest, wish);
        for (int row = 0; ; row++) {
            for (double x : candidates) {
                if (row >= rows.boxes.size() || rows.free(row, x, guest.width())) {
                    rows.put(row, guest, x);
                    centres.put(guest.item().id(), x + guest.width() / 2);
                    handlers.merge(x + guest.width() / 2, guest.item() instanceof Interrupt ? 1 : 0, Integer::sum);
                    return;
                }
            }
        }
    }

    private double[] candidates(Guest guest, double wish) {
        double width = guest.width();
        List<Double> xs = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            double left = Metric.LANE_PADDING + i * (column + Metric.CARD_GAP);
            xs.add(left + (column - width) / 2);
        }
        if (wish < 0 && guest.item() instanceof Interrupt) {
            // Handlers in different columns leave room for their peripherals side by side.
            xs.sort(Comparator.comparingInt(x -> handlers.getOrDefault(x + width / 2, 0)));
        } else if (wish >= 0) {
            xs.sort(Comparator.comparingDouble(x -> Math.abs(x + width / 2 - wish)));
        }
        return xs.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** True if nothing sits on this level. */
    boolean isEmpty(int rank) {
        return !bands.containsKey(rank);
    }

    double heightOf(int rank) {
        Rows rows = bands.get(rank);
        if (rows == null) {
            return Metric.EMPTY_BAND;
        }
        double height = 0;
        for (int row = 0; row < rows.boxes.size(); row++) {
            height += rows.heightOf(row) + gapOf(rows.heightOf(row));
        }
        return height;
    }

    /** Between a row of this height and the next, or half of it to the end of the band. */
    static double gapOf(double rowHeight) {
        return rowHeight < Metric.CARD_HEIGHT ? Metric.INTERRUPT_ROW_GAP : Metric.ROW_GAP;
    }

    /** The cards of a band whose content starts at (x, y), {@code height} high. */
    List<Node> nodes(int rank, double x, double y, double height) {
        List<Node> nodes = new ArrayList<>();
        Rows rows = bands.get(rank);
        if (rows == null) {
            return nodes;
        }
        double top = y + (height - heightOf(rank)) / 2;
        for (int row = 0; row < rows.boxes.size(); row++) {
            double rowHeight = rows.heightOf(row);
            double gap = gapOf(rowHeight);
            for (int i = 0; i < rows.boxes.get(row).size(); i++) {
                Guest guest = rows.guests.get(row).get(i);
                double cardTop = top + gap / 2 + (rowHeight - guest.height()) / 2;
                double left = x + rows.boxes.get(row).get(i).x();
                nodes.add(new Node(guest.item(), new Box(left, cardTop, guest.width(), guest.height())));
            }
            top += rowHeight + gap;
        }
        return nodes;
    }
}
