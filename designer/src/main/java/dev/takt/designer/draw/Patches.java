package dev.takt.designer.draw;

import java.util.ArrayList;
import java.util.List;

/** A few boxes that cover all that were added. Two become one where what lies between them costs less to paint than another box. */
final class Patches {
    private static final int MOST = 8;

    /** To begin a box of its own costs about as much as to paint such an area. */
    private static final double WORTH = 20_000;

    private final List<Box> boxes = new ArrayList<>();

    void add(Box box) {
        if (box.width() <= 0 || box.height() <= 0) {
            return;
        }
        Box all = box;
        for (int nearest = nearest(all); nearest >= 0; nearest = nearest(all)) {
            all = all.union(boxes.remove(nearest));
        }
        boxes.add(all);
    }

    /** The one that is best joined with a box; -1 if none is to be. */
    private int nearest(Box box) {
        int nearest = -1;
        double least = boxes.size() < MOST ? WORTH : Double.POSITIVE_INFINITY;
        for (int i = 0; i < boxes.size(); i++) {
            double more = area(box.union(boxes.get(i))) - area(box) - area(boxes.get(i));
            if (more < least) {
                least = more;
                nearest = i;
            }
        }
        return nearest;
    }

    private static double area(Box box) {
        return box.width() * box.height();
    }

    List<Box> boxes() {
        return List.copyOf(boxes);
    }
}
