package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.gesture.Ground;
import dev.takt.designer.gesture.Moving;
import dev.takt.designer.gesture.Snapped;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class GesturePainterTest {
    /** Painting asks the ground for nothing. */
    private static final Ground GROUND = (Ground)
            Proxy.newProxyInstance(Ground.class.getClassLoader(), new Class<?>[] {Ground.class}, (_, method, _) -> {
                throw new AssertionError(method);
            });

    /** What is painted later lies above; and the tag keeps to the edge of the lane, away from the name on the card. */
    @Test
    void theLevelUnderADraggedCardIsNamedAboveTheCard() {
        Project project = Samples.byId("motor-control").orElseThrow().project();
        FloorPlan plan = FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get()));
        ItemId status = project.items().stream()
                .filter(i -> i.name().equals("status"))
                .findFirst()
                .orElseThrow()
                .id();
        Point from = plan.node(status).orElseThrow().box().centre();
        Spot start = new Spot(from.x(), from.y());
        SvgPen pen = new SvgPen(2000, 2000);
        new GesturePainter(pen, plan, Theme.LIGHT, 1)
                .paint(new Moving(GROUND, List.of(status), start, Snapped.free(new Spot(from.x() + 3, from.y()))));
        int card = pen.svg().indexOf(">status<");
        int tag = pen.svg().indexOf(">P3<");
        assertTrue(card > 0 && tag > card, card + " " + tag);
    }
}
