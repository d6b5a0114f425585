package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.gesture.Guide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The places at which a box in a row of others has equal gaps: in the middle between its neighbours, or as far from one of them as that one is from the next. */
final class Spacing {
    private static final double SAME = 0.01;

    private final boolean across;
    private final Box box;
    private final List<Box> before;
    private final List<Box> after;

    /** {@code across}: the row lies from left to right, else from top to bottom; only boxes at the same height, or below and above, belong to it. */
    Spacing(Box box, List<Box> others, boolean across) {
        this.across = across;
        this.box = box;
        double middle = (near(box) + far(box)) / 2;
        List<Box> row = others.stream().filter(this::isBeside).toList();
        before = row.stream()
                .filter(b -> far(b) <= middle)
                .sorted(Comparator.comparingDouble(this::far).reversed())
                .toList();
        after = row.stream()
                .filter(b -> near(b) >= middle)
                .sorted(Comparator.comparingDouble(this::near))
                .toList();
    }

    private boolean isBeside(Box other) {
        return across
                ? other.y() < box.bottom() && box.y() < other.bottom()
                : other.x() < box.right() && box.x() < other.right();
    }

    private double near(Box b) {
        return across ? b.x() : b.y();
    }

    private double far(Box b) {
        return across ? b.right() : b.bottom();
    }

    /** The smallest shift that makes gaps equal; empty if there is none to make so. */
    Optional<Double> nearest() {
        List<Double> shifts = new ArrayList<>();
        if (!before.isEmpty() && !after.isEmpty()) {
            shifts.add((far(before.getFirst()) + near(after.getFirst()) - near(box) - far(box)) / 2);
        }
        gapBefore().ifPresent(gap -> shifts.add(far(before.getFirst()) + gap - near(box)));
        gapAfter().ifPresent(gap -> shifts.add(near(after.getFirst()) - gap - far(box)));
        return shifts.stream().min(Comparator.comparingDouble(Math::abs));
    }

    /** The gap between the two boxes before this one. */
    private Optional<Double> gapBefore() {
        return second(before).map(b -> near(before.getFirst()) - far(b)).filter(gap -> gap > 0);
    }

    private Optional<Double> gapAfter() {
        return second(after).map(b -> near(b) - far(after.getFirst())).filter(gap -> gap > 0);
    }

    private static Optional<Box> second(List<Box> boxes) {
        return boxes.size() < 2 ? Optional.empty() : Optional.of(boxes.get(1));
    }

    /** The gaps that are equal where the box is now, each as a guide. */
    List<Guide> guides() {
        List<Guide> guides = new ArrayList<>();
        double left = before.isEmpty() ? -1 : near(box) - far(before.getFirst());
        double right = after.isEmpty() ? -1 : near(after.getFirst()) - far(box);
        boolean middle = left > 0 && same(left, right);
        boolean asBefore =
                left > 0 && gapBefore().filter(gap -> same(gap, left)).isPresent();
        boolean asAfter =
                right > 0 && gapAfter().filter(gap -> same(gap, right)).isPresent();
        if (asBefore) {
            guides.add(gap(far(before.get(1)), near(before.getFirst())));
        }
        if (middle || asBefore) {
            guides.add(gap(far(before.getFirst()), near(box)));
        }
        if (middle || asAfter) {
            guides.add(gap(far(box), near(after.getFirst())));
        }
        if (asAfter) {
            guides.add(gap(far(after.getFirst()), near(after.get(1))));
        }
        return guides;
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) < SAME;
    }

    private Guide gap(double from, double to) {
        return new Guide(!across, across ? box.centreY() : box.centreX(), from, to, true);
    }
}
