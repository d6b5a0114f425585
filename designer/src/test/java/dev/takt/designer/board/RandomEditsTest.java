package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Node;
import dev.takt.designer.gesture.Idle;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.inspector.InspectorViewModel;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Connect;
import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.edit.FreshIds;
import dev.takt.projects.edit.PasteItems;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random edits of the sort a user makes on the board, with undo and redo among them, from a seed that a failure prints. An independent list of states as text says
 * what the document must be after each.
 */
class RandomEditsTest {
    private static final int STEPS = 10_000;
    private static final int UNDOABLE = 1000;
    private static final int MOST_ITEMS = 12;

    /** Plans are laid out anew and compared this often; the items on the board at every step. */
    private static final int FULL_COMPARISON = 20;

    private final long seed = Long.getLong("takt.seed", 20_261_122);
    private final SplittableRandom random = new SplittableRandom(seed);

    /** States that can be reached by undo and redo, as text, and which of them is shown. */
    private final List<String> states = new ArrayList<>();

    private int shown;

    @Test
    void theDocumentIsWhatItsHistorySaysAndTheBoardWhatTheDocumentIs() {
        long before = usedAfterCollecting();
        WeakReference<BoardViewModel> closed = new WeakReference<>(walk());
        long after = usedAfterCollecting();
        assertNull(closed.get(), "somebody holds on to a closed board");
        states.clear();
        assertTrue(after - before < 24_000_000, () -> "the heap grew by " + (after - before) + " bytes, seed " + seed);
    }

    private static long usedAfterCollecting() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private BoardViewModel walk() {
        Document document = new Document(Samples.ALL.getFirst().project());
        BoardViewModel board = new BoardViewModel(document, p -> Machine.of(p, ShippedCatalogue.get()), random.split());
        new InspectorViewModel(document);
        new OutlineViewModel(document);
        states.add(text(document));
        for (int step = 0; step < STEPS; step++) {
            String done = "";
            try {
                done = step(document, board);
                assertEquals(states.get(shown), text(document));
                assertBoardShows(document, board, step % FULL_COMPARISON == 0);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", step " + step + " " + done, failure);
            }
        }
        states.clear();
        return board;
    }

    private String step(Document document, BoardViewModel board) {
        int dice = random.nextInt(100);
        if (dice < 18) {
            boolean could = document.undo();
            assertEquals(shown > 0, could, "undo");
            shown -= could ? 1 : 0;
            return "undo";
        }
        if (dice < 28) {
            boolean could = document.redo();
            assertEquals(shown < states.size() - 1, could, "redo");
            shown += could ? 1 : 0;
            return "redo";
        }
        Project before = document.project();
        String name = edit(document, board, dice);
        document.endStep();
        if (document.project() != before) {
            states.subList(shown + 1, states.size()).clear();
            states.add(text(document));
            if (states.size() > UNDOABLE + 1) {
                states.removeFirst();
            }
            shown = states.size() - 1;
        }
        return name;
    }

    private String edit(Document document, BoardViewModel board, int dice) {
        List<Item> items = document.project().items();
        boolean full = items.size() >= MOST_ITEMS;
        if (items.isEmpty() || dice < 42 && !full) {
            ItemKind<?> kind = ItemKinds.ALL.get(random.nextInt(ItemKinds.ALL.size()));
            Optional<ItemId> from = items.isEmpty() || random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(any(items).id());
            board.add(kind, spot(board), from);
            return "add " + kind.tag();
        }
        Item item = any(items);
        if (dice < 50 || full) {
            document.apply(DeleteItems.of(
                    document.project(), Set.copyOf(List.of(item.id(), any(items).id()))));
            return "delete " + item.id();
        }
        if (dice < 65) {
            drag(board, item);
            return "drag " + item.id();
        }
        if (dice < 75) {
            document.select(new Selection(List.of(item.id())));
            board.nudge(random.nextInt(-1, 2), random.nextInt(-1, 2));
            return "nudge " + item.id();
        }
        if (dice < 87) {
            Item to = any(items);
            Connect.between(document.project(), item.id(), to.id()).ifPresent(document::apply);
            return "connect " + item.id() + " " + to.id();
        }
        if (dice < 94) {
            document.apply(ChangeItem.rename(item.id(), "name_" + random.nextInt(50)));
            return "rename " + item.id();
        }
        Project copied = PasteItems.selection(
                document.project(), Set.copyOf(List.of(item.id(), any(items).id())));
        document.apply(
                PasteItems.of(copied.items(), copied.layout(), 16, new FreshIds(document.project(), random.split())));
        return "paste " + item.id();
    }

    private void drag(BoardViewModel board, Item item) {
        Optional<Node> node = board.plan().node(item.id());
        if (node.isEmpty()) {
            return;
        }
        Spot from = new Spot(node.get().box().centreX(), node.get().box().centreY());
        Spot to = spot(board);
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

    private Spot spot(BoardViewModel board) {
        Box bounds = board.plan().bounds().inset(-40);
        return new Spot(
                bounds.x() + random.nextDouble() * bounds.width(), bounds.y() + random.nextDouble() * bounds.height());
    }

    private Item any(List<Item> items) {
        return items.get(random.nextInt(items.size()));
    }

    private static String text(Document document) {
        return ProjectFormat.write(document.project());
    }

    private static void assertBoardShows(Document document, BoardViewModel board, boolean all) {
        Project project = document.project();
        assertEquals(
                project.items().stream().map(Item::id).sorted().toList(),
                board.plan().nodes().stream()
                        .map(Node::id)
                        .sorted(Comparator.naturalOrder())
                        .toList());
        assertEquals(
                Set.copyOf(document.selection().items()),
                board.overlayProperty().get().selection());
        if (all) {
            assertEquals(FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get())), board.plan());
            assertEquals(
                    Optional.of(project),
                    ProjectFormat.read(ProjectFormat.write(project)).project());
        }
    }
}
