package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.draw.WordPen;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Paints a floor plan with everything that lies on top of it: the same picture on screen, in SVG and in PNG. */
public final class FloorPlanPainter {
    private static final double DOTS = 16;
    private static final double LEAST_DOTTED = 0.5;
    private static final double MARGIN = 30;
    private static final double FADED = 0.35;

    private FloorPlanPainter() {}

    /** Paints in board coordinates; the caller has shifted and scaled the pen by {@code zoom}. */
    public static void paint(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom) {
        paint(pen, plan, overlay, theme, zoom, plan.bounds().inset(-100));
    }

    /** The same, leaving out boxes and lines that lie outside an area in board coordinates. */
    public static void paint(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom, Box visible) {
        Box area = visible.inset(-MARGIN);
        Scene scene = Scene.of(pen, plan, overlay, theme, zoom);
        Set<ItemId> lit = lit(plan, overlay);
        new LanePainter(scene).paint();
        RoutePainter routes = new RoutePainter(scene);
        List<Node> seen =
                plan.nodes().stream().filter(n -> n.box().overlaps(area)).toList();
        seen.stream().filter(n -> n.item() instanceof Frame).forEach(n -> node(scene, n, lit));
        ceilings(scene, lit, routes::ceiling);
        for (Route route : plan.routes()) {
            if (!route.passes(area)) {
                continue;
            }
            pen.part();
            boolean off = overlay.hover().isPresent()
                    && !touches(route, overlay.hover().get());
            faded(pen, off, () -> routes.paint(route));
        }
        ceilings(scene, lit, routes::riser);
        seen.stream().filter(n -> !(n.item() instanceof Frame)).forEach(n -> node(scene, n, lit));
        pen.part();
        overlay.hover()
                .or(() -> overlay.selection().stream().findFirst())
                .flatMap(plan::node)
                .ifPresent(n -> ports(scene, n));
        for (Edge line : overlay.lines().selected()) {
            pen.part();
            plan.route(line).ifPresent(routes::handles);
        }
    }

    private static void ceilings(Scene scene, Set<ItemId> lit, Consumer<CeilingLine> painting) {
        for (CeilingLine ceiling : scene.plan().ceilings()) {
            scene.pen().part();
            boolean off = !lit.isEmpty() && !lit.contains(ceiling.resource());
            faded(scene.pen(), off, () -> painting.accept(ceiling));
        }
    }

    /** Paints ground and plan, as large as fits into a picture. */
    public static void paintFitted(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double width, double height) {
        pen.fill(new Box(0, 0, width, height), theme.of(Token.CANVAS));
        Box bounds = plan.bounds();
        double zoom = Math.min(1.25, Math.min(width / bounds.width(), height / bounds.height()));
        pen.shift((width - bounds.width() * zoom) / 2, (height - bounds.height() * zoom) / 2);
        pen.scale(zoom);
        pen.shift(-bounds.x(), -bounds.y());
        double marginX = (width / zoom - bounds.width()) / 2;
        double marginY = (height / zoom - bounds.height()) / 2;
        dots(
                pen,
                plan,
                new Box(
                        bounds.x() - marginX,
                        bounds.y() - marginY,
                        bounds.width() + 2 * marginX,
                        bounds.height() + 2 * marginY),
                theme,
                zoom);
        paint(pen, plan, overlay, theme, zoom);
        pen.restore();
        pen.restore();
        pen.restore();
    }

    /** The dots of the board's grid over an area in board coordinates; none where they would stand too close to tell apart, nor under the chip. */
    public static void dots(Pen pen, FloorPlan plan, Box area, Theme theme, double zoom) {
        if (zoom < LEAST_DOTTED) {
            return;
        }
        // A row is one dotted line: a dot by itself costs as much as a row.
        Stroke dots = Stroke.dotted(theme.of(Token.LINE), 1.4, DOTS);
        double left = Math.floor(area.x() / DOTS) * DOTS;
        Box hidden = plan.chip().inset(Metric.CHIP_RADIUS);
        for (double y = Math.floor(area.y() / DOTS) * DOTS; y < area.bottom(); y += DOTS) {
            boolean cut = y > hidden.y() && y < hidden.bottom() && hidden.x() < area.right() && hidden.right() > left;
            if (!cut) {
                pen.line(left, y, area.right(), y, dots);
                continue;
            }
            double right = Math.ceil(hidden.right() / DOTS) * DOTS;
            if (left < hidden.x()) {
                pen.line(left, y, hidden.x(), y, dots);
            }
            if (right < area.right()) {
                pen.line(right, y, area.right(), y, dots);
            }
        }
    }

    /** Paints one item by itself. */
    static void item(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom, ItemId item) {
        Scene scene = Scene.of(pen, plan, overlay, theme, zoom);
        plan.node(item).ifPresent(node -> Painters.of(node.item()).paint(scene, node));
    }

    /** True if some of the words on an item have no room at this zoom. */
    public static boolean isCut(FloorPlan plan, Overlay overlay, double zoom, ItemId item) {
        WordPen pen = new WordPen();
        item(pen, plan, overlay, Theme.LIGHT, zoom, item);
        return pen.words().stream().anyMatch(words -> words.endsWith("…"));
    }

    private static void node(Scene scene, Node node, Set<ItemId> lit) {
        boolean off = !lit.isEmpty() && !lit.contains(node.id());
        scene.pen().part();
        faded(scene.pen(), off, () -> {
            Painters.of(node.item()).paint(scene, node);
            if (scene.detail() != Detail.BLOCKS) {
                Cards.heat(scene, node);
                pin(scene, node);
                Cards.mark(scene, node);
            }
            Cards.forecast(scene, node);
        });
    }

    /** A pin in the corner of what stays when the board is arranged. */
    private static void pin(Scene scene, Node node) {
        boolean pinned = scene.plan()
                .project()
                .layout()
                .of(node.id())
                .filter(Placement::pinned)
                .isPresent();
        if (pinned) {
            double x = node.box().x() + 1;
            double y = node.box().y() + 1;
            scene.pen().line(x, y, x + 5, y + 6, Stroke.of(scene.of(Token.FG), 1.4));
            scene.pen().fill(new Oval(x, y, 4), scene.of(Token.ACCENT));
            scene.pen().stroke(new Oval(x, y, 4), Stroke.of(scene.of(Token.RAISED), 1));
        }
    }

    private static void faded(Pen pen, boolean off, Runnable painting) {
        if (off) {
            pen.fade(FADED);
        }
        painting.run();
        if (off) {
            pen.restore();
        }
    }

    /** While something is hovered: it and what it is connected to; else nothing. */
    private static Set<ItemId> lit(FloorPlan plan, Overlay overlay) {
        Set<ItemId> lit = new HashSet<>();
        overlay.hover().ifPresent(hover -> {
            lit.add(hover);
            plan.routes().stream().filter(r -> touches(r, hover)).forEach(r -> {
                lit.add(r.edge().from());
                lit.add(r.edge().to());
            });
        });
        return lit;
    }

    private static boolean touches(Route route, ItemId item) {
        return route.edge().from().equals(item) || route.edge().to().equals(item);
    }

    private static void ports(Scene scene, Node node) {
        boolean has = !(node.item() instanceof Frame) && !(node.item() instanceof Device);
        if (!has || scene.detail() == Detail.BLOCKS) {
            return;
        }
        for (Side side : Side.values()) {
            var port = side.port(node.box());
            Oval dot = new Oval(port.x(), port.y(), 3.5);
            scene.pen().fill(dot, scene.of(Token.RAISED));
            scene.pen().stroke(dot, Stroke.of(scene.of(Token.ACCENT), 1.5));
        }
    }
}
