package dev.takt.designer.inspector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The drag of a step to another place of its body: a line shows where it would come, as deep as the pointer is to the right. Over the upper half of a row that is before it,
 * over the lower half after it, inside it if it is an empty container, or after the containers that end with it. Over the line of a branch with nothing in its other way it is
 * in that way, or after the branch.
 */
final class StepDrag {
    private static final double SLOP = 4;

    private final VBox rows;
    private final BiConsumer<Address, Address> dropped;
    private final Region mark = new Region();
    private final StackPane stack;
    private @Nullable StepRow held;
    private double pressedY;
    private @Nullable Place place;

    /** Where the step would come, and where the line for it is. */
    private record Place(Address to, double y) {}

    StepDrag(VBox rows, BiConsumer<Address, Address> dropped) {
        this.rows = rows;
        this.dropped = dropped;
        mark.getStyleClass().add("drop-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        stack = new StackPane(rows, new Pane(mark));
        stack.getChildren().getLast().setMouseTransparent(true);
    }

    Node node() {
        return stack;
    }

    /** Lets a row be dragged by its line. */
    void listen(StepRow row) {
        Node line = row.line();
        line.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getButton() == MouseButton.PRIMARY
                    && !row.isInField(press.getPickResult().getIntersectedNode())) {
                held = row;
                pressedY = press.getSceneY();
                place = null;
                line.requestFocus();
                // The pane around takes the focus of every press that reaches it, and Escape would not come here.
                press.consume();
            }
        });
        line.addEventHandler(MouseEvent.MOUSE_DRAGGED, drag -> {
            if (held == row && (place != null || Math.abs(drag.getSceneY() - pressedY) > SLOP)) {
                Point2D point = rows.sceneToLocal(drag.getSceneX(), drag.getSceneY());
                show(placeAt(point.getX(), point.getY()));
                drag.consume();
            }
        });
        line.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> {
            Place chosen = place;
            StepRow from = held;
            cancel();
            if (chosen != null && from == row) {
                dropped.accept(row.address(), chosen.to());
            }
        });
    }

    /** Gives a drag up; false if there was none. */
    boolean cancel() {
        boolean was = place != null;
        held = null;
        place = null;
        mark.setVisible(false);
        return was;
    }

    private void show(Place now) {
        place = now;
        double x = StepRow.INDENT * now.to().depth();
        mark.setVisible(true);
        mark.resizeRelocate(x, now.y() - 1, Math.max(0, rows.getWidth() - x), 2);
    }

    private Place placeAt(double x, double y) {
        List<StepRow> all = rows.getChildren().stream().map(n -> (StepRow) n).toList();
        int index = 0;
        while (index < all.size() - 1 && y >= all.get(index).getBoundsInParent().getMaxY()) {
            index++;
        }
        StepRow row = all.get(index);
        double top = row.getBoundsInParent().getMinY();
        double middle = top + row.line().getBoundsInParent().getCenterY();
        if (y < middle) {
            return new Place(row.address(), top);
        }
        StepRow next = index + 1 < all.size() ? all.get(index + 1) : null;
        Optional<StepRow.Empty> empty = row.emptyAt(y - top);
        if (empty.isPresent()) {
            Address branch = empty.get().branch();
            List<Address> places = new ArrayList<>(List.of(branch.child(1, 0)));
            places.addAll(after(branch, next));
            return new Place(nearest(places, x), top + empty.get().endsAt());
        }
        return new Place(nearest(below(row, next), x), top + row.footY());
    }

    private static Address nearest(List<Address> places, double x) {
        return places.stream()
                .min(Comparator.comparingDouble(a -> Math.abs(x - StepRow.INDENT * (a.depth() + 0.5))))
                .orElseThrow();
    }

    /** Where a step below a row can come, deepest first; {@code next} is the row that follows. */
    private static List<Address> below(StepRow row, @Nullable StepRow next) {
        Address at = row.address();
        List<Address> places = new ArrayList<>();
        if (row.beginsEmpty()) {
            places.add(at.child(0, 0));
        }
        if (next != null && next.address().depth() > at.depth()) {
            return row.beginsEmpty() ? places : List.of(next.address());
        }
        // What comes after a branch that ends here comes after the line for its other way.
        int deepestEnd = row.firstEmpty().map(Address::depth).orElse(-1);
        after(at, next).stream().filter(a -> a.depth() > deepestEnd).forEach(places::add);
        return places;
    }

    /** Behind a step that ends with a row, and behind the containers that end with it, deepest first. */
    private static List<Address> after(Address at, @Nullable StepRow next) {
        List<Address> places = new ArrayList<>(List.of(at.withIndex(at.index() + 1)));
        int shallowest = next == null ? 0 : next.address().depth();
        for (var outer = at.parent();
                outer.isPresent() && outer.get().depth() >= shallowest;
                outer = outer.get().parent()) {
            places.add(outer.get().withIndex(outer.get().index() + 1));
        }
        return places;
    }
}
