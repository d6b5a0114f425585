package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.bench.LargeDesign;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeBoardTest {
    private static FloorPlan plan() {
        Project project = LargeDesign.project();
        return FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get()));
    }

    @Test
    void twoHundredItemsAllHaveAPlaceOfTheirOwn() {
        List<Node> nodes = plan().nodes();
        assertEquals(200, nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(nodes.get(i).box().overlaps(nodes.get(j).box()));
            }
        }
    }

    @Test
    void whatIsOutsideTheVisibleAreaIsNotPainted() {
        FloorPlan plan = plan();
        Node first = plan.nodes().getFirst();
        SvgPen pen = new SvgPen(100, 100);
        FloorPlanPainter.paint(
                pen,
                plan,
                Overlay.NONE,
                Theme.LIGHT,
                1,
                new Box(first.box().x(), first.box().y(), 100, 50));
        assertTrue(pen.svg().contains(">" + first.item().name() + "<"));
        long names = plan.nodes().stream()
                .filter(n -> pen.svg().contains(">" + n.item().name() + "<"))
                .count();
        assertTrue(names < 6, names + " names");
    }
}
