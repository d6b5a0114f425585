package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Paints every shipped design in both themes, to be looked at in the build folder. */
class BoardPicturesTest {

    @Test
    void everySampleIsPainted() throws IOException {
        for (Sample sample : Samples.ALL) {
            Project project = sample.project();
            Optional<Machine> machine = Machine.of(project, ShippedCatalogue.get());
            FloorPlan plan = FloorPlan.of(project, machine);
            Overlay overlay = Overlay.NONE.withFigures(Figures.of(machine.orElseThrow(), Optional.empty()));
            for (Theme theme : Theme.values()) {
                PngPen pen = new PngPen(1160, 720, 1.5);
                FloorPlanPainter.paintFitted(pen, plan, overlay, theme, 1160, 720);
                Files.write(Path.of("target", "board-" + sample.id() + "-" + theme + ".png"), pen.png());
            }
            assertTrue(plan.nodes().size() > 3);
        }
    }
}
