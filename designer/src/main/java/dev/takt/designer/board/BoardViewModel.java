package dev.takt.designer.board;

import dev.takt.designer.document.Change;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.Arrangement;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.floorplan.Route;
import dev.takt.designer.gesture.Gesture;
import dev.takt.designer.gesture.Grip;
import dev.takt.designer.gesture.Ground;
import dev.takt.designer.gesture.Hit;
import dev.takt.designer.gesture.Idle;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.overlay.Effect;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.edit.ArrangeItems;
import dev.takt.projects.edit.Connect;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The board without its pixels: the floor plan of the document, what is shown on top, the camera, and the gesture that goes on. */
public final class BoardViewModel {
    /** What the board asks its window for. */
    public interface Requests {
        /** Lets the user pick one of these kinds for an empty place. */
        void pick(List<ItemKind<?>> kinds, Spot at, Optional<ItemId> from);

        void rename(ItemId item);

        void commands(Pointer pointer);
    }

    private static final int NUDGE = 16;
    private static final double MARGIN = 24;
    private static final double FIT_MARGIN = 4;

    private final Document document;
    private final Function<Project, Optional<Machine>> machines;
    private final RandomGenerator random;
    private final Ground ground;
    private final ReadOnlyObjectWrapper<FloorPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Overlay> overlay = new ReadOnlyObjectWrapper<>(Overlay.NONE);
    private final ObjectProperty<Camera> camera = new SimpleObjectProperty<>(Camera.START);
    private final ReadOnlyObjectWrapper<Gesture> gesture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Project>> proposed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Proposal> proposal = Optional.empty();
    private Requests requests = new NoRequests();

    public BoardViewModel(Document document, Function<Project, Optional<Machine>> machines, RandomGenerator random) {
        this.document = document;
        this.machines = machines;
        this.random = random;
        plan.set(FloorPlan.of(document.project(), machines.apply(document.project())));
        ground = new BoardGround(this, () -> this.requests);
        gesture.set(new Idle(ground));
        document.addListener(this::changed);
    }

    private void changed(Change change) {
        if (change.ofProject()) {
            plan.set(FloorPlan.of(change.project(), machineOf(change.project()), plan()));
        }
        show(o -> o.withSelection(Set.copyOf(change.selection().items()))
                .withLines(o.lines().withSelected(Set.copyOf(change.selection().lines()))));
    }

    private Optional<Machine> machineOf(Project project) {
        Project before = plan().project();
        boolean onlyMoved = project.withLayout(before.layout()).equals(before);
        return onlyMoved ? plan().machine().map(m -> m.withLayout(project.layout())) : machines.apply(project);
    }

    public void setRequests(Requests requests) {
        this.requests = requests;
    }

    public ReadOnlyObjectProperty<FloorPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    public FloorPlan plan() {
        return plan.get();
    }

    public ReadOnlyObjectProperty<Overlay> overlayProperty() {
        return overlay.getReadOnlyProperty();
    }

    public ObjectProperty<Camera> cameraProperty() {
        return camera;
    }

    public ReadOnlyObjectProperty<Gesture> gestureProperty() {
        return gesture.getReadOnlyProperty();
    }

    /** Changes what is shown on top. */
    public void show(UnaryOperator<Overlay> change) {
        Overlay next = change.apply(overlay.get());
        if (!next.equals(overlay.get())) {
            overlay.set(next);
        }
    }

    /** The item whose mark of a problem is at a point of the view. */
    public Optional<ItemId> markAt(double x, double y) {
        Spot at = camera.get().board(x, y);
        return overlay.get().marks().keySet().stream()
                .filter(item -> plan().node(item)
                        .filter(node -> node.isOnMark(new Point(at.x(), at.y())))
                        .isPresent())
                .findFirst();
    }

    /** True if not all that is to be written on an item has room on it now. */
    boolean isCut(ItemId item) {
        return FloorPlanPainter.isCut(plan(), overlay.get(), camera.get().zoom(), item);
    }

    public void press(Pointer pointer) {
        become(gesture.get().pressed(pointer));
    }

    public void move(Pointer pointer) {
        become(gesture.get().moved(pointer));
    }

    public void release(Pointer pointer) {
        become(gesture.get().released(pointer));
    }

    public void cancel() {
        become(gesture.get().cancelled());
    }

    private void become(Gesture next) {
        gesture.set(next);
        Optional<ItemId> hover = next instanceof Idle idle ? idle.hover().map(Hit::item) : Optional.empty();
        Optional<Edge> line = next instanceof Idle idle ? idle.line() : Optional.empty();
        show(o -> o.withHover(hover).withLines(o.lines().withHovered(line)));
        propose(Proposal.of(next, plan()));
    }

    private void propose(Optional<Proposal> next) {
        boolean known =
                next.isPresent() && proposal.isPresent() && proposal.get().like(next.get());
        if (!known) {
            proposal = next;
            show(o -> o.withForecast(next.map(Proposal::forecast)));
            proposed.set(next.flatMap(Proposal::design));
        }
    }

    /** The design as the drag that goes on would leave it; none while there is no drag, or it changes nothing but places. */
    public ReadOnlyObjectProperty<Optional<Project>> proposedProperty() {
        return proposed.getReadOnlyProperty();
    }

    /** Tells what would follow from a proposed design, unless the drag has gone on to another. */
    public void foresee(Project design, List<Effect> effects) {
        proposed.get()
                .filter(now -> now == design)
                .ifPresent(_ -> show(o -> o.withForecast(o.forecast().map(f -> f.withEffects(effects)))));
    }

    public void pan(double dx, double dy) {
        camera.set(camera.get().panned(dx, dy));
    }

    public void zoom(double factor, double viewX, double viewY) {
        camera.set(camera.get().zoomed(factor, viewX, viewY));
    }

    /** Shows the board at this zoom, what is at a point of the view staying there. */
    public void zoomTo(double zoom, double viewX, double viewY) {
        camera.set(camera.get().zoomedTo(zoom, viewX, viewY));
    }

    /** Brings everything into a view of this size, as large as there is room: figures are read from 75 % on. */
    public void fit(double width, double height) {
        camera.set(Camera.fitting(plan().drawn(), width, height, FIT_MARGIN));
    }

    /** Brings an item into a view of this size. */
    public void reveal(ItemId item, double width, double height) {
        plan().node(item).ifPresent(node -> camera.set(camera.get().showing(node.box(), width, height, MARGIN)));
    }

    public Document document() {
        return document;
    }

    public void nudge(int right, int up) {
        BoardMoves.nudged(plan(), document.selection().items(), right, up, NUDGE)
                .ifPresent(document::apply);
    }

    /** Lets the selected cards stay where they are when the board is arranged, or go again. */
    public void pin() {
        Set<Placement> places = new LinkedHashSet<>();
        for (ItemId item : document.selection().items()) {
            plan().node(item)
                    .map(node -> plan().placement(
                                    item, new Point(node.box().x(), node.box().y())))
                    .ifPresent(places::add);
        }
        if (!places.isEmpty()) {
            commit(ArrangeItems.pinning(document.project(), places));
        }
    }

    /** Draws a frame around the selection, or puts it into the one frame that is selected with it. */
    public void frame() {
        Framing.frame(document, random);
    }

    /** Takes the selection out of the frames it is in. */
    public void unframe() {
        Framing.unframe(document);
    }

    /** True if {@link #frame} has something to lie around. */
    public boolean canFrame() {
        return Framing.canFrame(document);
    }

    /** True if something that is selected is in a frame. */
    public boolean canUnframe() {
        return Framing.canUnframe(document);
    }

    /** What is to be worked out, away from the window's thread, to arrange the board; its result is given to {@link #arrange}. */
    public Function<Progress, Layout> arranging() {
        FloorPlan now = plan();
        return progress -> Arrangement.of(now.project(), now.machine(), progress);
    }

    /** Gives a design the layout that was worked out for it, unless it has changed meanwhile. */
    public void arrange(Project arranged, Layout layout) {
        if (document.project() == arranged) {
            commit(ArrangeItems.of(layout));
        }
    }

    /** Kinds that a line from an item could lead to, either way; every kind without one. */
    public List<ItemKind<?>> kindsFor(Optional<ItemId> from) {
        Optional<Item> start = from.flatMap(document.project()::item);
        return ItemKinds.ALL.stream()
                .filter(k -> start.map(s -> connects(s, k)).orElse(true))
                .toList();
    }

    private static boolean connects(Item from, ItemKind<?> kind) {
        Item other = kind.blank(ItemId.of("unset"), "");
        return Connect.isPossible(from, other) || Connect.isPossible(other, from);
    }

    /** Puts a new item of a kind on the board and selects it. */
    public ItemId add(ItemKind<?> kind, Spot at, Optional<ItemId> from) {
        return add(Pick.of(kind), at, from);
    }

    /** Puts what was picked on the board and selects it. */
    public ItemId add(Pick pick, Spot at, Optional<ItemId> from) {
        NewItem made =
                NewItem.of(plan(), pick.kind(), pick.instance(), at, from.flatMap(document.project()::item), random);
        document.apply(made.edit(), Selection.of(made.id()));
        return made.id();
    }

    /** A place for an item added without pointing: beside the selection, else in the first lane. */
    public Spot freePlace() {
        Optional<Box> beside = document.selection().lead().flatMap(plan()::node).map(n -> n.box());
        Box box = beside.orElseGet(() -> plan().lanes().isEmpty()
                ? plan().chip()
                : plan().lanes().getFirst().bands().getLast().box());
        return beside.isPresent() ? new Spot(box.right() + 100, box.centreY()) : new Spot(box.centreX(), box.centreY());
    }

    /** Selects what is at a place, an item or a line, unless it is selected with others already; false if nothing is there. */
    public boolean take(Spot at) {
        Optional<ItemId> there = ground.hit(at).map(Hit::item);
        there.filter(item -> !document.selection().contains(item))
                .ifPresent(item -> document.select(Selection.of(item)));
        Optional<Edge> line =
                there.isPresent() ? Optional.empty() : ground.line(at).map(Grip::line);
        line.filter(l -> !document.selection().contains(l)).ifPresent(l -> document.select(Selection.of(l)));
        return there.isPresent() || line.isPresent();
    }

    /** Asks for commands as the other button does: for the selection, or for the board if nothing is selected. */
    public void offerCommands() {
        Optional<Point> lead = document.selection()
                .lead()
                .flatMap(plan()::node)
                .map(n -> n.box().centre())
                .or(() -> document.selection().lines().stream()
                        .flatMap(l -> plan().route(l).stream())
                        .map(Route::middle)
                        .findFirst());
        Spot at = lead.map(p -> new Spot(p.x(), p.y())).orElseGet(this::emptyPlace);
        Camera now = camera.get();
        Spot screen = new Spot(at.x() * now.zoom() + now.x(), at.y() * now.zoom() + now.y());
        requests.commands(new Pointer(screen, at, false, false, 1));
    }

    private Spot emptyPlace() {
        return new Spot(plan().bounds().x() - 1, plan().bounds().y() - 1);
    }

    void commit(Edit edit) {
        document.apply(edit);
        document.endStep();
    }
}
