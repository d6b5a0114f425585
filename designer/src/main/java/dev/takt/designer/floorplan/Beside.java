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

/** Notes and items of unknown kinds below the chip, or where the user has put them, and frames around their members. */
final class Beside {
    private static final double UNKNOWN_HEIGHT = 44;

    private final Map<ItemId, Box> boxes = new LinkedHashMap<>();

    Beside(Project project, Box chip, Map<ItemId, Box> placed) {
        double x = chip.x();
        for (Item item : project.items()) {
            if (item instanceof Note || item instanceof Unknown) {
                double height = item instanceof Note note ? heightOf(note) : UNKNOWN_HEIGHT;
                Optional<Placement> at = project.layout().of(item.id());
                double left = at.map(p -> (double) p.x()).orElse(x);
                double top = at.map(p -> (double) p.y()).orElse(chip.bottom() + 24);
                boxes.put(item.id(), new Box(left, top, Metric.NOTE_WIDTH, height));
                x += at.isPresent() ? 0 : Metric.NOTE_WIDTH + 16;
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
            boxes.put(frame.id(), around.equals(Box.EMPTY) ? emptyFrame(project, frame, chip, x) : framed(around));
            x += around.equals(Box.EMPTY) ? Metric.NOTE_WIDTH + 16 : 0;
        }
    }

    private static Box framed(Box around) {
        return new Box(around.x() - 10, around.y() - 24, around.width() + 20, around.height() + 34);
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
