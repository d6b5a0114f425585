package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.RunState;
import dev.takt.designer.draw.Sketch;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Badge;
import dev.takt.designer.overlay.Effect;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Forecast;
import dev.takt.designer.overlay.Heat;
import dev.takt.designer.overlay.Live;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.MarkedLines;
import dev.takt.designer.overlay.Overlay;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** When something changes on the board, only a part of it is painted: everything outside that part has to be as it would be painted anew. */
class ChangedPartsTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;

    private record Shown(String what, FloorPlan plan, Overlay overlay) {
        void paint(Pen pen) {
            Box seen = new Box(plan.bounds().x(), plan.bounds().y(), WIDTH, HEIGHT);
            FloorPlanPainter.paint(pen, plan, overlay, Theme.LIGHT, 1, seen);
        }

        Sketch sketch() {
            Sketch sketch = new Sketch();
            paint(sketch);
            return sketch;
        }

        BufferedImage image() throws IOException {
            PngPen pen = new PngPen(WIDTH, HEIGHT, 1);
            pen.shift(-plan.bounds().x(), -plan.bounds().y());
            paint(pen);
            pen.restore();
            return ImageIO.read(new ByteArrayInputStream(pen.png()));
        }
    }

    @Test
    void outsideWhatHasChangedAllIsAsItWas() throws IOException {
        // ./test fast has the time for one of them
        int samples = Boolean.getBoolean("takt.sparse") ? 1 : Samples.ALL.size();
        for (Sample sample : Samples.ALL.subList(0, samples)) {
            List<Shown> steps = steps(sample.project());
            BufferedImage image = steps.getFirst().image();
            for (int i = 1; i < steps.size(); i++) {
                Shown before = steps.get(i - 1);
                Shown after = steps.get(i);
                BufferedImage next = after.image();
                Box bounds = after.plan().bounds();
                List<Box> seen = after.sketch().changedSince(before.sketch()).stream()
                        .map(b -> b.movedBy(-bounds.x(), -bounds.y()))
                        .toList();
                assertSameOutside(seen, image, next, sample.id() + ": " + after.what());
                image = next;
            }
        }
    }

    /** A halo is 4 pixels off its card and 6 wide: with the pixels that edges share, nothing more than 20 pixels off is painted anew. */
    @Test
    void aSelectedCardIsPaintedAloneAndNoneWhereNothingChanges() {
        Shown first = plain(Samples.ALL.getFirst().project());
        Node node = first.plan().nodes().getLast();
        Shown selected = with(first, "", o -> o.withSelection(Set.of(node.id())));
        for (Box changed : selected.sketch().changedSince(first.sketch())) {
            assertEquals(node.box().inset(-20), changed.union(node.box().inset(-20)));
        }
        assertEquals(List.of(), plain(Samples.ALL.getFirst().project()).sketch().changedSince(first.sketch()));
    }

    private static Shown plain(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        Overlay overlay =
                Overlay.NONE.withFigures(Figures.of(machine, Optional.of(Analysis.of(machine, Progress.NONE))));
        return new Shown("", FloorPlan.of(project, Optional.of(machine)), overlay);
    }

    private static Shown with(Shown shown, String what, UnaryOperator<Overlay> change) {
        return new Shown(what, shown.plan(), change.apply(shown.overlay()));
    }

    /** One change after the other: of each sort, for one item of each kind. */
    private static List<Shown> steps(Project project) {
        Shown plain = plain(project);
        List<Shown> steps = new ArrayList<>(List.of(plain));
        Set<Class<?>> kinds = new HashSet<>();
        for (Item item : project.items()) {
            if (!kinds.add(item.getClass())) {
                continue;
            }
            ItemId id = item.id();
            Live live = new Live(RunState.BLOCKED, Optional.empty(), Optional.of(id), 2);
            Effect late = new Effect(Optional.of(id), Optional.of(new Badge(Tone.ERR, "-1 ms")), Tone.ERR, "");
            Forecast forecast = Forecast.of(List.of()).withEffects(List.of(late));
            steps.add(with(plain, "selected " + id, o -> o.withSelection(Set.of(id))));
            steps.add(with(plain, "marked " + id, o -> o.withMarks(Map.of(id, new Mark(Severity.ERROR, 1)))));
            steps.add(with(plain, "heated " + id, o -> o.withHeat(Map.of(id, new Heat("C", 900, true)))));
            steps.add(with(plain, "live " + id, o -> o.withLive(Map.of(id, live))));
            steps.add(with(plain, "late " + id, o -> o.withForecast(Optional.of(forecast))));
            Project renamed = project.withItem(item.withName("something else"));
            FloorPlan plan = FloorPlan.of(renamed, Machine.of(renamed, ShippedCatalogue.get()), plain.plan());
            steps.add(new Shown("renamed " + id, plan, plain.overlay()));
        }
        plain.plan().routes().stream().map(Route::edge).forEach(line -> {
            steps.add(
                    with(plain, "selected " + line, o -> o.withLines(new MarkedLines(Set.of(line), Optional.empty()))));
            steps.add(with(plain, "hovered " + line, o -> o.withLines(new MarkedLines(Set.of(), Optional.of(line)))));
        });
        return steps;
    }

    private static void assertSameOutside(List<Box> boxes, BufferedImage a, BufferedImage b, String what) {
        int differing = 0;
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                Box pixel = new Box(x, y, 1, 1);
                boolean inside = boxes.stream().anyMatch(pixel::overlaps);
                differing += !inside && a.getRGB(x, y) != b.getRGB(x, y) ? 1 : 0;
            }
        }
        assertTrue(differing == 0, what + ": " + differing + " pixels");
    }
}
