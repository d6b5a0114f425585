package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Notes and items of unknown kinds below the chip or to its right, or where the user has put them, and frames around their members. */
final class Beside {
    private static final double UNKNOWN_HEIGHT = 44;

    private static final double AWAY = 24;
    private static final double GAP = 16;

    private final Map<ItemId, Box> boxes = new LinkedHashMap<>();

    Beside(Project project, Box chip, Map<ItemId, Box> placed) {
        double x = chip.x();
        double y = chip.y();
        boolean right = isSeenLargerRight(project, chip, placed);
        for (Item item : project.items()) {
            if (item instanceof Note || item instanceof Unknown) {
                double height = heightOf(item);
                Optional<Placement> at = project.layout().of(item.id());
                double left = at.map(p -> (double) p.x()).orElse(right ? chip.right() + AWAY : x);
                double top = at.map(p -> (double) p.y()).orElse(right ? y : chip.bottom() + AWAY);
                boxes.put(item.id(), new Box(left, top, Metric.NOTE_WIDTH, height));
                x += at.isPresent() || right ? 0 : Metric.NOTE_WIDTH + GAP;
                y += at.isPresent() || !right ? 0 : height + GAP;
            }
        }
        for (Frame frame : project.all(Frame.class)) {
            Box around = Box.EMPTY;
            for (Box box : frame.members().stream()
                    .map(m -> placed.getOrDefault(m, boxes.get(m)))
                    .filter(Objects::nonNull)
                    .toList()) {
                around = around.union(box);
            }
            boxes.put(
                    frame.id(),
                    around.equals(Box.EMPTY) ? emptyFrame(project, frame, chip, x) : FloorPlan.framed(around));
            x += around.equals(Box.EMPTY) ? Metric.NOTE_WIDTH + GAP : 0;
        }
    }

    /** Where nobody has put the notes, they stand where a usual window shows the whole larger. */
    private static boolean isSeenLargerRight(Project project, Box chip, Map<ItemId, Box> placed) {
        Box all = placed.values().stream().reduce(chip, Box::union);
        double row = 0;
        double column = 0;
        double highest = 0;
        for (Item item : project.items()) {
            if ((item instanceof Note || item instanceof Unknown)
                    && project.layout().of(item.id()).isEmpty()) {
                row += Metric.NOTE_WIDTH + GAP;
                column += heightOf(item) + GAP;
                highest = Math.max(highest, heightOf(item));
            }
        }
        double below = zoom(Math.max(all.width(), row), all.height() + AWAY + highest);
        double right = zoom(all.width() + AWAY + Metric.NOTE_WIDTH, Math.max(all.height(), column));
        return right > below;
    }

    private static double zoom(double width, double height) {
        return Math.min(Metric.VIEW_WIDTH / width, Metric.VIEW_HEIGHT / height);
    }

    private static double heightOf(Item item) {
        return item instanceof Note note ? heightOf(note) : UNKNOWN_HEIGHT;
    }

    private static Box emptyFrame(Project project, Frame frame, Box chip, double x) {
        Optional<Placement> at = project.layout().of(frame.id());
        return new Box(
                at.map(p -> (double) p.x()).orElse(x),
                at.map(p -> (double) p.y()).orElse(chip.bottom() + 24),
                Metric.NOTE_WIDTH,
                80);
    }

    private static double heightOf(Note note) {
        List<String> lines = CardWords.wrapped(note.text(), Metric.NOTE_WIDTH - 24, Face.words(11));
        return 34 + 15 * Math.max(1, lines.size());
    }

    Map<ItemId, Box> boxes() {
        return boxes;
    }
}
