package dev.takt.designer.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Node;
import dev.takt.designer.inspector.InspectorViewModel;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random edits of every kind that the window has, with undo, redo and jumps in the history among them, from a seed that a failure prints. An independent list of states as text says what the document must be after
 * each.
 */
class RandomEditsTest {
    private static final int STEPS = Boolean.getBoolean("takt.sparse") ? 2_000 : 10_000;
    private static final int UNDOABLE = 1000;
    private static final int WARM_UP = 500;
    private static final long MOST_LEFT_BYTES = 2_000_000;

    /** Plans are laid out anew and compared this often; the items on the board at every step. */
    private static final int FULL_COMPARISON = 20;

    private final long seed = Long.getLong("takt.seed", 20_261_122);
    private final SplittableRandom random = new SplittableRandom(seed);

    /** States that can be reached by undo and redo, as text, and which of them is shown. */
    private final List<String> states = new ArrayList<>();

    private int shown;

    @Test
    void theDocumentIsWhatItsHistorySaysAndTheBoardWhatTheDocumentIs() {
        // What is made once and kept, such as fonts and machines of the samples, is there before it is measured.
        walk(WARM_UP);
        long before = usedAfterCollecting();
        List<WeakReference<Object>> closed = walk(STEPS);
        long after = usedAfterCollecting();
        closed.forEach(c -> assertNull(c.get(), "somebody holds on to what belongs to a closed design"));
        assertTrue(
                after - before < MOST_LEFT_BYTES,
                () -> "the heap grew by " + (after - before) + " bytes, seed " + seed);
    }

    private static long usedAfterCollecting() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A design that is opened, worked on and closed: what belonged to it. */
    private List<WeakReference<Object>> walk(int steps) {
        Document document = new Document(Samples.ALL.getFirst().project());
        BoardViewModel board = new BoardViewModel(document, p -> Machine.of(p, ShippedCatalogue.get()), random.split());
        InspectorViewModel inspector = new InspectorViewModel(document);
        OutlineViewModel outline = new OutlineViewModel(document);
        RandomUser user = new RandomUser(random.split(), document, board);
        Map<String, Integer> changes = new TreeMap<>();
        states.add(text(document));
        for (int step = 0; step < steps; step++) {
            String done = "";
            try {
                Project before = document.project();
                done = step(document, user);
                changes.merge(done, document.project() == before ? 0 : 1, Integer::sum);
                assertEquals(states.get(shown), text(document));
                assertBoardShows(document, board, step % FULL_COMPARISON == 0);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", step " + step + " " + done, failure);
            }
        }
        states.clear();
        shown = 0;
        if (steps == STEPS) {
            user.deeds()
                    .forEach(deed -> assertTrue(
                            changes.getOrDefault(deed, 0) > 0, () -> deed + " changes nothing in " + changes));
        }
        return Stream.of(document, board, inspector, outline, user)
                .map(o -> new WeakReference<Object>(o))
                .toList();
    }

    private String step(Document document, RandomUser user) {
        int dice = random.nextInt(100);
        if (dice < 16) {
            boolean could = document.undo();
            assertEquals(shown > 0, could, "undo");
            shown -= could ? 1 : 0;
            return "undo";
        }
        if (dice < 25) {
            boolean could = document.redo();
            assertEquals(shown < states.size() - 1, could, "redo");
            shown += could ? 1 : 0;
            return "redo";
        }
        if (dice < 27) {
            int there = random.nextInt(states.size());
            assertEquals(there != shown, document.goTo(there), "history");
            shown = there;
            return "history";
        }
        Project before = document.project();
        int known = document.doneLabels().size();
        String name = user.act();
        boolean forgets = known == UNDOABLE;
        if (document.project() != before) {
            assertEquals(forgets ? UNDOABLE : known + 1, document.doneLabels().size(), "one gesture is one step");
            states.subList(shown + 1, states.size()).clear();
            states.add(text(document));
            if (states.size() > UNDOABLE + 1) {
                states.removeFirst();
            }
            shown = states.size() - 1;
        }
        return name;
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
