package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.WordPen;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is painted on the board cannot be looked at by tests of controls: its names are whole, and where one cannot be, it can be asked for. */
class CutNamesTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    /** The widest letters there are. */
    private static final String THIRTEEN_WIDE = "WMWMWMWMWMWMW";

    private record Shown(FloorPlan plan, Overlay overlay) {
        static Shown of(Project project) {
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            Overlay overlay =
                    Overlay.NONE.withFigures(Figures.of(machine, Optional.of(Analysis.of(machine, Progress.NONE))));
            return new Shown(FloorPlan.of(project, Optional.of(machine)), overlay);
        }

        List<String> words(ItemId item, double zoom) {
            WordPen pen = new WordPen();
            FloorPlanPainter.item(pen, plan, overlay, Theme.LIGHT, zoom, item);
            return pen.words();
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void everyNameOfASampleIsWrittenInFull(Sample sample) {
        Shown shown = Shown.of(sample.project());
        for (double zoom : new double[] {1, 0.6}) {
            for (Item item : sample.project().items()) {
                boolean named =
                        !(item instanceof Note) && shown.plan().node(item.id()).isPresent();
                List<String> words = shown.words(item.id(), zoom);
                assertTrue(
                        !named || words.stream().anyMatch(w -> w.contains(item.name())),
                        () -> sample.id() + ": " + item.name() + " at " + zoom + " is painted as " + words);
            }
        }
    }

    /** Cost and source of a handler, or its cost beside a badge. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void theSecondLineOfAHandlerIsWrittenInFull(Sample sample) {
        Shown shown = Shown.of(sample.project());
        for (Interrupt handler : sample.project().all(Interrupt.class)) {
            List<String> words = shown.words(handler.id(), 1);
            assertTrue(words.stream().noneMatch(w -> w.endsWith("…")), () -> sample.id() + ": " + words);
        }
    }

    private static Project renamed(String name) {
        Project project = Samples.byId("rtic-cortex-m3").orElseThrow().project();
        return project.withItem(
                project.item(ItemId.of("control"), Task.class).orElseThrow().withName(name));
    }

    @Test
    void thirteenOfTheWidestLettersFitBesideTheBadge() {
        Shown shown = Shown.of(renamed(THIRTEEN_WIDE));
        assertTrue(shown.words(ItemId.of("control"), 1).contains(THIRTEEN_WIDE));
        assertFalse(FloorPlanPainter.isCut(shown.plan(), shown.overlay(), 1, ItemId.of("control")));
    }

    @Test
    void aNameThatCannotFitIsKnownToBeCut() {
        String long60 = "control of the position of the second axis of the first arm";
        Shown shown = Shown.of(renamed(long60));
        List<String> words = shown.words(ItemId.of("control"), 1);
        assertEquals(1, words.stream().filter(w -> w.endsWith("…")).count(), words::toString);
        assertTrue(FloorPlanPainter.isCut(shown.plan(), shown.overlay(), 1, ItemId.of("control")));
        assertFalse(FloorPlanPainter.isCut(shown.plan(), shown.overlay(), 1, ItemId.of("report")));
    }
}
