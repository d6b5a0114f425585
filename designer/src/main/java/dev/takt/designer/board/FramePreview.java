package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.gesture.Moving;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where frames will lie once a drag ends: around what is moved in them, with what they take in and without what they let go. */
final class FramePreview {
    private final Pen pen;
    private final FloorPlan plan;
    private final Theme theme;
    private final double zoom;

    FramePreview(Pen pen, FloorPlan plan, Theme theme, double zoom) {
        this.pen = pen;
        this.plan = plan;
        this.theme = theme;
        this.zoom = zoom;
    }

    /** {@code after}: the design as the drag would leave it. */
    void paint(Moving moving, Project after) {
        double dx = moving.to().x() - moving.from().x();
        double dy = moving.to().y() - moving.from().y();
        Map<ItemId, Box> boxes = new HashMap<>();
        plan.nodes().forEach(n -> boxes.put(n.id(), n.box()));
        moving.items().forEach(i -> boxes.computeIfPresent(i, (_, box) -> box.movedBy(dx, dy)));
        for (Frame frame : after.all(Frame.class)) {
            Optional<Box> was = plan.node(frame.id()).map(n -> n.box());
            List<Box> around = new ArrayList<>();
            frame.members().stream().filter(boxes::containsKey).map(boxes::get).forEach(around::add);
            Optional<Box> will = around.isEmpty() ? was : Optional.of(FloorPlan.framed(around));
            boolean other = !plan.project()
                    .item(frame.id(), Frame.class)
                    .map(Frame::members)
                    .equals(Optional.of(frame.members()));
            will.filter(box -> other || !will.equals(was)).ifPresent(box -> {
                boxes.put(frame.id(), box);
                outline(box, other);
            });
        }
    }

    /** {@code other}: it takes something in or lets it go. */
    private void outline(Box box, boolean other) {
        Stroke stroke = other
                ? Stroke.of(theme.of(Token.ACCENT), 2 / zoom)
                : Stroke.dashed(theme.of(Token.ACCENT), 1.4 / zoom, 5 / zoom, 4 / zoom);
        pen.stroke(box.rounded(10), stroke);
    }
}
