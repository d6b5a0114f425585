package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Watchdog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Watchdogs, pools and chains as small labels at the foot of the chip, right-aligned, in as many rows as they need. */
final class Footer {
    private static final double PILL = 20;
    private static final double TITLE_ROOM = 330;

    private final Map<ItemId, Box> boxes = new LinkedHashMap<>();
    private final double left;
    private double right;
    private int rows = 1;

    Footer(Project project, double top, double left, double right) {
        this.left = left;
        this.right = right;
        List<Item> items = project.items().stream()
                .filter(i -> i instanceof Watchdog || i instanceof Pool || i instanceof Chain)
                .toList();
        double x = right;
        for (Item item : items.reversed()) {
            double width = widthOf(item);
            if (x - width < left + TITLE_ROOM && x < right) {
                x = right;
                rows++;
            }
            double start = Math.max(left, x - width);
            this.right = Math.max(this.right, start + width);
            boxes.put(item.id(), new Box(start, top + (rows - 1) * (PILL + 6), width, PILL));
            x = start - 8;
        }
    }

    private static double widthOf(Item item) {
        return Math.ceil(TextMeasure.width(CardWords.footer(item), Face.words(10.5)) + 36);
    }

    Map<ItemId, Box> boxes() {
        return boxes;
    }

    double right() {
        return Math.max(right, left + TITLE_ROOM);
    }

    double height() {
        return Metric.FOOTER + (rows - 1) * (PILL + 6);
    }
}
