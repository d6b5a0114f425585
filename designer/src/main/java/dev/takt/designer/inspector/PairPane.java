package dev.takt.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Fields two in a row; one that needs more than half the width has a row of its own, and so has one that is alone. */
final class PairPane extends Pane {
    private static final double GAP = 8;

    /** A field and where it stands. */
    private record Place(Node node, double x, double y, double width, double height) {}

    PairPane(List<Node> fields) {
        getChildren().setAll(fields);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream()
                                .mapToDouble(n -> n.prefWidth(-1))
                                .max()
                                .orElse(0)
                        * 2
                + GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return places(width < 0 ? prefWidth(-1) : width).stream()
                .mapToDouble(p -> p.y() + p.height())
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        places(getWidth()).forEach(p -> p.node().resizeRelocate(p.x(), p.y(), p.width(), p.height()));
    }

    private List<Place> places(double width) {
        double half = Math.floor((width - GAP) / 2);
        List<Place> places = new ArrayList<>();
        List<Node> row = new ArrayList<>();
        double y = 0;
        List<Node> seen = getManagedChildren();
        for (Node field : seen) {
            boolean wide = seen.size() == 1 || field.prefWidth(-1) > half;
            if (row.size() == 2 || wide && !row.isEmpty()) {
                y = close(row, half, y, places);
            }
            row.add(field);
            if (wide) {
                y = close(row, width, y, places);
            }
        }
        close(row, half, y, places);
        return places;
    }

    /** Ends a row and gives where the next begins. */
    private static double close(List<Node> row, double width, double y, List<Place> places) {
        double height = row.stream().mapToDouble(n -> n.prefHeight(width)).max().orElse(-GAP);
        for (int i = 0; i < row.size(); i++) {
            places.add(new Place(row.get(i), i * (width + GAP), y, width, height));
        }
        row.clear();
        return y + height + GAP;
    }
}
