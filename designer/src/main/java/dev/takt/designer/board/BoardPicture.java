package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Sketch;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.floorplan.Hit;
import dev.takt.designer.gesture.Moving;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.kind.ItemKind;
import java.util.List;
import java.util.Optional;

/** The board as it is to be painted now, with what a gesture is about to do, and what of that has changed. */
final class BoardPicture {
    /** A kind that is dragged over the board. */
    record Ghost(ItemKind<?> kind, Spot at) {}

    /** What was to be painted; no sketch where the place was new, because all of it was painted anyway. */
    private record Painted(Camera camera, Box view, Optional<Sketch> sketch) {}

    private final BoardViewModel model;
    private Theme theme = Theme.LIGHT;
    private Optional<Ghost> ghost = Optional.empty();
    private Painted painted = new Painted(Camera.START, Box.EMPTY, Optional.empty());

    BoardPicture(BoardViewModel model) {
        this.model = model;
    }

    void setTheme(Theme theme) {
        this.theme = theme;
    }

    void setGhost(Optional<Ghost> ghost) {
        this.ghost = ghost;
    }

    boolean hasGhost() {
        return ghost.isPresent();
    }

    /** From where the board was seen when this was asked last what has changed. */
    Camera painted() {
        return painted.camera();
    }

    /** What has changed since this was asked last, as a few boxes in pixels of the view; all of it where the board was seen from somewhere else. */
    List<Box> changed(Box view) {
        Camera camera = model.cameraProperty().get();
        if (!camera.equals(painted.camera()) || !view.equals(painted.view())) {
            painted = new Painted(camera, view, Optional.empty());
            return List.of(view);
        }
        Sketch now = new Sketch();
        draw(now, visible(view), camera.zoom());
        List<Box> changed = painted.sketch()
                .map(before -> now.changedSince(before).stream()
                        .map(b -> camera.view(b).inset(-1))
                        .toList())
                .orElse(List.of(view));
        painted = new Painted(camera, view, Optional.of(now));
        return changed;
    }

    /** Paints a part of the view. */
    void paint(Pen pen, Box part) {
        Camera camera = model.cameraProperty().get();
        pen.shift(camera.x(), camera.y());
        pen.scale(camera.zoom());
        FloorPlanPainter.dots(pen, model.plan(), visible(part), theme, camera.zoom());
        draw(pen, visible(part), camera.zoom());
        pen.restore();
        pen.restore();
    }

    private Box visible(Box part) {
        Camera camera = model.cameraProperty().get();
        Spot corner = camera.board(part.x(), part.y());
        return new Box(corner.x(), corner.y(), part.width() / camera.zoom(), part.height() / camera.zoom());
    }

    private void draw(Pen pen, Box visible, double zoom) {
        FloorPlan plan = model.plan();
        FloorPlanPainter.paint(pen, plan, model.overlayProperty().get(), theme, zoom, visible);
        pen.part();
        GesturePainter gestures = new GesturePainter(pen, plan, theme, zoom);
        if (model.gestureProperty().get() instanceof Moving moving) {
            new FramePreview(pen, plan, theme, zoom)
                    .paint(moving, model.proposedProperty().get().orElse(plan.project()));
        }
        gestures.paint(model.gestureProperty().get());
        ghost.ifPresent(g -> {
            Optional<Hit.OnLevel> over = plan.ground(new Point(g.at().x(), g.at().y())) instanceof Hit.OnLevel level
                    ? Optional.of(level)
                    : Optional.empty();
            over.ifPresent(gestures::band);
            gestures.card(
                    new Box(g.at().x() - 60, g.at().y() - 20, 120, 40),
                    g.kind().label().text());
            over.ifPresent(gestures::tag);
        });
    }
}
