package dev.takt.designer.board;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.gesture.Area;
import dev.takt.designer.gesture.Grip;
import dev.takt.designer.gesture.Ground;
import dev.takt.designer.gesture.Hit;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Snapped;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.edit.Connect;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.Reconnect;
import dev.takt.projects.model.ItemId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The document and its floor plan as gestures see them. */
final class BoardGround implements Ground {
    /** In board units, and in pixels of a board that is seen smaller. */
    private static final double LINE_REACH = 5;

    private static final double HANDLE_REACH = 8;

    private final BoardViewModel model;
    private final Supplier<BoardViewModel.Requests> requests;

    BoardGround(BoardViewModel model, Supplier<BoardViewModel.Requests> requests) {
        this.model = model;
        this.requests = requests;
    }

    private FloorPlan plan() {
        return model.plan();
    }

    private Document document() {
        return model.document();
    }

    private double zoom() {
        return model.cameraProperty().get().zoom();
    }

    @Override
    public Optional<Hit> hit(Spot at) {
        return switch (plan().hit(point(at), ports())) {
            case dev.takt.designer.floorplan.Hit.OnItem on -> Optional.of(new Hit(on.item(), false));
            case dev.takt.designer.floorplan.Hit.OnPort on -> Optional.of(new Hit(on.item(), true));
            case dev.takt.designer.floorplan.Hit.OnEdge _,
                    dev.takt.designer.floorplan.Hit.OnLevel _,
                    dev.takt.designer.floorplan.Hit.OnChip _,
                    dev.takt.designer.floorplan.Hit.OnCanvas _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Grip> line(Spot at) {
        double reach = Math.clamp(LINE_REACH / zoom(), LINE_REACH, 2 * LINE_REACH);
        return plan().routeAt(point(at), reach).map(r -> new Grip(r.edge(), r.nearer(point(at))));
    }

    @Override
    public Optional<Grip> handle(Spot at) {
        double reach = HANDLE_REACH / zoom();
        return document().selection().lines().stream()
                .flatMap(l -> plan().route(l).stream())
                .filter(r -> r.at(r.nearer(point(at))).distanceTo(point(at)) <= reach)
                .map(r -> new Grip(r.edge(), r.nearer(point(at))))
                .findFirst();
    }

    @Override
    public Optional<Edit> reconnect(Grip grip, ItemId to) {
        return Reconnect.of(document().project(), grip.line(), grip.end(), to);
    }

    @Override
    public void hang(Grip grip, ItemId to) {
        document().hang(grip.line(), grip.end(), to);
    }

    /** Ports show for what is selected or under the pointer. */
    private List<ItemId> ports() {
        Set<ItemId> shown = new LinkedHashSet<>(model.overlayProperty().get().selection());
        model.overlayProperty().get().hover().ifPresent(shown::add);
        return List.copyOf(shown);
    }

    @Override
    public List<ItemId> within(Area area) {
        return plan().within(new Box(area.x(), area.y(), area.width(), area.height()));
    }

    @Override
    public Selection selection() {
        return document().selection();
    }

    @Override
    public void select(Selection selection) {
        document().select(selection);
    }

    @Override
    public List<ItemId> carried(List<ItemId> items) {
        return BoardMoves.carried(plan(), items);
    }

    @Override
    public Optional<Edit> move(List<ItemId> items, Spot from, Spot to) {
        Set<ItemId> held = BoardMoves.frames(plan(), document().selection().items());
        return BoardMoves.moved(plan(), items, held, to.x() - from.x(), to.y() - from.y());
    }

    @Override
    public Snapped snap(List<ItemId> items, Spot from, Spot to) {
        return Snapping.of(plan(), items, from, to, zoom());
    }

    @Override
    public Optional<Edit> connect(ItemId from, ItemId to) {
        return Connect.between(document().project(), from, to)
                .or(() -> Connect.between(document().project(), to, from));
    }

    @Override
    public void commit(Edit edit) {
        model.commit(edit);
    }

    @Override
    public void offerNew(ItemId from, Spot at) {
        requests.get().pick(model.kindsFor(Optional.of(from)), at, Optional.of(from));
    }

    @Override
    public void offerNew(Spot at) {
        requests.get().pick(model.kindsFor(Optional.empty()), at, Optional.empty());
    }

    @Override
    public void rename(ItemId item) {
        document().select(Selection.of(item));
        requests.get().rename(item);
    }

    @Override
    public void pan(double dx, double dy) {
        model.pan(dx, dy);
    }

    @Override
    public void offerCommands(Pointer pointer) {
        requests.get().commands(pointer);
    }

    private static Point point(Spot spot) {
        return new Point(spot.x(), spot.y());
    }
}
