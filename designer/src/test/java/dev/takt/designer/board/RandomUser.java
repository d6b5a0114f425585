package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.floorplan.Node;
import dev.takt.designer.gesture.Idle;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Connect;
import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.edit.Disconnect;
import dev.takt.projects.edit.FreshIds;
import dev.takt.projects.edit.PasteItems;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.End;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.kind.ProjectKind;
import dev.takt.projects.kind.Property;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Somebody who does to a design, at random, whatever the window lets a user do to one: with the board, its lines, the inspector, the menus. What is drawn from are the shipped designs. */
final class RandomUser {
    private static final int MOST_ITEMS = 12;
    private static final List<Project> DESIGNS =
            Samples.ALL.stream().map(Sample::project).toList();

    private final SplittableRandom random;
    private final Document document;
    private final BoardViewModel board;
    private final List<Deed> deeds = new ArrayList<>();
    private int weights;

    /** Something to do, with how likely it is; to an item, where there is one. */
    private record Deed(String name, int weight, Doing doing) {}

    private interface Doing {
        void to(Item item);
    }

    RandomUser(SplittableRandom random, Document document, BoardViewModel board) {
        this.random = random;
        this.document = document;
        this.board = board;
        can("add", 14, _ -> add());
        can("delete", 7, item -> document.apply(DeleteItems.of(project(), Set.copyOf(List.of(item.id(), any().id())))));
        can("drag", 14, this::drag);
        can("nudge", 8, item -> {
            select(item);
            board.nudge(random.nextInt(-1, 2), random.nextInt(-1, 2));
        });
        can("pin", 3, item -> {
            select(item, any());
            board.pin();
        });
        can("arrange", 1, _ -> {
            Layout layout = board.arranging().apply(Progress.NONE);
            board.arrange(project(), layout);
        });
        can("connect", 11, item -> Connect.between(project(), item.id(), any().id())
                .ifPresent(document::apply));
        can("hang", 5, item -> line().ifPresent(
                        l -> document.hang(l, random.nextBoolean() ? End.FROM : End.TO, item.id())));
        can("disconnect", 4, _ -> line().ifPresent(l -> document.apply(Disconnect.of(project(), List.of(l)))));
        can("rename", 6, item -> document.apply(ChangeItem.rename(item.id(), "name_" + random.nextInt(50))));
        can("set", 12, item -> ItemKinds.of(item).ifPresent(kind -> set(kind, item)));
        can("slide", 4, this::slide);
        can("frame", 2, this::frame);
        can("paste", 6, item -> paste(Set.copyOf(List.of(item.id(), any().id()))));
        can("retarget", 1, _ -> set("target"));
        can("settings", 2, _ -> set(random.nextBoolean() ? "settings" : "flash"));
        can("suppress", 1, this::suppress);
    }

    private void can(String name, int weight, Doing doing) {
        deeds.add(new Deed(name, weight, doing));
        weights += weight;
    }

    /** Names of all that is done. */
    List<String> deeds() {
        return deeds.stream().map(Deed::name).toList();
    }

    /** Does one thing; its name. */
    String act() {
        int items = project().items().size();
        Deed deed = items >= MOST_ITEMS && random.nextInt(4) == 0 ? deed("delete") : drawn();
        if (items == 0) {
            add();
        } else {
            deed.doing().to(any());
        }
        document.endStep();
        return deed.name();
    }

    private Deed deed(String name) {
        return deeds.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
    }

    private Deed drawn() {
        int left = random.nextInt(weights);
        for (Deed deed : deeds) {
            left -= deed.weight();
            if (left < 0) {
                return deed;
            }
        }
        throw new IllegalStateException();
    }

    private Project project() {
        return document.project();
    }

    private Item any() {
        return one(project().items());
    }

    private <E> E one(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void select(Item... items) {
        document.select(new Selection(List.of(items).stream().map(Item::id).toList()));
    }

    private Optional<Edge> line() {
        List<Line> lines = Lines.of(project());
        return lines.isEmpty() ? Optional.empty() : Optional.of(one(lines).edge());
    }

    private void add() {
        List<Item> items = project().items();
        if (items.size() < MOST_ITEMS) {
            Optional<ItemId> from =
                    items.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of(any().id());
            board.add(one(ItemKinds.ALL), spot(), from);
        }
    }

    /** Gives a property the value that an item of the kind has in some design, or the one it starts with. */
    private <T extends Item> void set(ItemKind<T> kind, Item item) {
        List<T> others = new ArrayList<>(List.of(kind.blank(item.id(), item.name())));
        DESIGNS.forEach(d -> others.addAll(d.all(kind.type())));
        T other = one(others);
        Property<T, ?> property = one(kind.shape().properties());
        document.apply(ChangeItem.set(item.id(), kind.type(), property, property.get(other)));
    }

    /** Several values of one figure, as while a slider is dragged: one step. */
    private void slide(Item item) {
        if (item instanceof Executable executable) {
            LongFunction<Item> with = ns -> executable.withPriority((int) ns);
            for (int i = 0; i < 3; i++) {
                long value = random.nextInt(8);
                document.apply(new ChangeItem(
                        Message.of(Texts.PROJECTS, "slide"), item.id(), Optional.of("slide"), _ -> with.apply(value)));
            }
        }
    }

    private void frame(Item member) {
        List<Frame> frames = project().all(Frame.class);
        if (!frames.isEmpty()) {
            List<ItemId> members =
                    Stream.of(member, any()).map(Item::id).distinct().toList();
            document.apply(new ChangeItem(
                    Message.of(Texts.PROJECTS, "frame"), one(frames).id(), Optional.empty(), frame -> ((Frame) frame)
                            .withMembers(members)));
        }
    }

    private void paste(Set<ItemId> chosen) {
        Project copied = PasteItems.selection(project(), chosen);
        document.apply(PasteItems.of(copied.items(), copied.layout(), 16, new FreshIds(project(), random.split())));
    }

    /** Gives a property of the design the value it has in another one. */
    private void set(String name) {
        ProjectKind.SHAPE.properties().stream()
                .filter(p -> p.name().equals(name))
                .forEach(p -> document.apply(ofProject(p, one(DESIGNS))));
    }

    private static <V> ChangeProject ofProject(Property<Project, V> property, Project other) {
        return ChangeProject.set(property, property.get(other));
    }

    private void suppress(Item item) {
        if (project().suppressions().isEmpty() || random.nextBoolean()) {
            document.apply(ChangeProject.suppress("deadline-missed", Optional.of(item.id()), "known"));
        } else {
            document.apply(ChangeProject.unsuppress(one(project().suppressions())));
        }
    }

    private void drag(Item item) {
        Optional<Node> node = board.plan().node(item.id());
        if (random.nextBoolean()) {
            select(item, any());
        }
        if (node.isEmpty()) {
            return;
        }
        Spot from = new Spot(node.get().box().centreX(), node.get().box().centreY());
        Spot to = spot();
        board.press(pointer(from));
        board.move(pointer(new Spot((from.x() + to.x()) / 2, (from.y() + to.y()) / 2)));
        board.move(pointer(to));
        if (random.nextInt(5) == 0) {
            board.cancel();
        } else {
            board.release(pointer(to));
        }
        board.cancel();
        assertTrue(board.gestureProperty().get() instanceof Idle);
    }

    private Pointer pointer(Spot at) {
        return new Pointer(at, at, random.nextInt(10) == 0, false, random.nextInt(4) == 0, 1);
    }

    private Spot spot() {
        Box bounds = board.plan().bounds().inset(-40);
        return new Spot(
                bounds.x() + random.nextDouble() * bounds.width(), bounds.y() + random.nextDouble() * bounds.height());
    }
}
