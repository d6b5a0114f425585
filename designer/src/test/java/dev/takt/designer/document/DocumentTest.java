package dev.takt.designer.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final Project START = Project.blank("start", "lm3s6965", "rtic");

    private final Document document = new Document(START);

    @Test
    void undoAndRedoGiveTheVerySameProjects() {
        document.apply(Renaming.to("a"));
        Project a = document.project();
        document.apply(Renaming.to("b"));
        Project b = document.project();

        document.undo();
        assertSame(a, document.project());
        document.undo();
        assertSame(START, document.project());
        assertFalse(document.undo());
        document.redo();
        document.redo();
        assertSame(b, document.project());
        assertFalse(document.redo());
    }

    @Test
    void undoAndRedoSayWhatTheyWouldDo() {
        document.apply(Renaming.to("a"));
        document.apply(Renaming.to("b"));
        document.undo();

        assertEquals("<Rename to a>", document.undoLabel().orElseThrow().text());
        assertEquals("<Rename to b>", document.redoLabel().orElseThrow().text());
    }

    @Test
    void anyStepIsGoneToAtOnceBackAndForward() {
        List<Project> states = new ArrayList<>(List.of(START));
        for (String name : List.of("a", "b", "c")) {
            document.apply(Renaming.to(name));
            states.add(document.project());
        }
        document.markSaved(states.get(2));
        List<Change> heard = new ArrayList<>();
        document.addListener(heard::add);

        assertTrue(document.goTo(0));
        assertSame(START, document.project());
        assertEquals(1, heard.size());
        assertEquals(3, document.undoneLabels().size());
        assertEquals("<Rename to a>", document.undoneLabels().getFirst().text());
        assertTrue(document.goTo(2));
        assertSame(states.get(2), document.project());
        assertFalse(document.isDirty());
        assertEquals(2, document.savedAt().orElseThrow());
        assertFalse(document.goTo(2));
        assertFalse(document.goTo(4));
        assertFalse(document.goTo(-1));
        document.redo();
        assertSame(states.get(3), document.project());
    }

    @Test
    void whatTheFileHasIsNoStepOnceItsStepIsForgotten() {
        document.apply(Renaming.to("a"));
        document.markSaved(document.project());
        document.undo();
        document.apply(Renaming.to("b"));
        assertTrue(document.savedAt().isEmpty());
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() {
        List<Change> heard = new ArrayList<>();
        document.addListener(heard::add);

        assertFalse(document.apply(Renaming.to("start")));
        assertEquals(Optional.empty(), document.undoLabel());
        assertEquals(List.of(), heard);
    }

    @Test
    void anEditAfterUndoForgetsWhatWasUndone() {
        document.apply(Renaming.to("a"));
        document.undo();
        document.apply(Renaming.to("b"));
        assertEquals(Optional.empty(), document.redoLabel());
    }

    @Test
    void editsInARowWithOneMergeKeyAreOneStep() {
        document.apply(Renaming.typing("a"));
        document.apply(Renaming.typing("ab"));
        document.apply(Renaming.typing("abc"));

        document.undo();
        assertSame(START, document.project());
        document.redo();
        assertEquals("abc", document.project().name());
    }

    @Test
    void aNewSelectionEndsTheRowOfMergedEdits() {
        Project withTask = START.withItems(List.of(Task.blank(ItemId.of("task-a"), "a")));
        Document open = new Document(withTask);
        open.apply(Renaming.typing("a"));
        open.select(Selection.of(ItemId.of("task-a")));
        open.apply(Renaming.typing("ab"));

        open.undo();
        assertEquals("a", open.project().name());
    }

    @Test
    void savingEndsTheRowOfMergedEditsSoUndoReturnsToTheFile() {
        document.apply(Renaming.typing("a"));
        Project written = document.project();
        document.markSaved(written);
        document.apply(Renaming.typing("ab"));

        document.undo();
        assertSame(written, document.project());
        assertFalse(document.isDirty());
    }

    @Test
    void dirtyMeansAnotherProjectThanTheFileHas() {
        assertFalse(document.isDirty());
        document.apply(Renaming.to("a"));
        assertTrue(document.isDirty());
        document.undo();
        assertFalse(document.isDirty());
        document.redo();
        document.markSaved(document.project());
        assertFalse(document.isDirty());
        document.undo();
        assertTrue(document.isDirty());
    }

    @Test
    void anEditMadeWhileTheFileIsWrittenKeepsTheDocumentDirty() {
        document.apply(Renaming.to("a"));
        Project written = document.project();
        document.apply(Renaming.to("b"));
        document.markSaved(written);
        assertTrue(document.isDirty());
    }

    @Test
    void listenersHearOnceAndSeeTheNewState() {
        List<String> heard = new ArrayList<>();
        document.addListener(change -> heard.add(change.projectBefore().name() + ">"
                + change.project().name() + " " + document.project().name() + " " + change.dirty()));
        document.apply(Renaming.to("a"));
        assertEquals(List.of("start>a a true"), heard);
    }

    @Test
    void aListenerMayNotChangeTheDocument() {
        document.addListener(_ -> document.apply(Renaming.to("b")));
        assertThrows(IllegalStateException.class, () -> document.apply(Renaming.to("a")));
        assertEquals("a", document.project().name());
    }

    @Test
    void aDeletedItemLeavesTheSelectionAndComesBackSelected() {
        ItemId a = ItemId.of("task-a");
        ItemId b = ItemId.of("task-b");
        Project two = START.withItems(List.of(Task.blank(a, "a"), Task.blank(b, "b")));
        Document open = new Document(two);
        open.select(Selection.of(a, b));
        open.apply(new Drop(a));
        assertEquals(Selection.of(b), open.selection());
        open.undo();
        assertEquals(Selection.of(a), open.selection());
    }

    @Test
    void anyWalkOfEditsUndosAndRedosFollowsTheModelOfAListWithACursor() {
        long seed = Long.getLong("takt.seed", 20_261_122);
        Random random = new Random(seed);
        List<Project> states = new ArrayList<>(List.of(START));
        int at = 0;
        for (int i = 0; i < 2000; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    if (at < states.size() - 1) {
                        states.subList(at + 1, states.size()).clear();
                    }
                    document.apply(Renaming.to("n" + i));
                    states.add(document.project());
                    at++;
                }
                case 2, 3 -> {
                    assertEquals(at > 0, document.undo(), "seed " + seed);
                    at = Math.max(0, at - 1);
                }
                default -> {
                    assertEquals(at < states.size() - 1, document.redo(), "seed " + seed);
                    at = Math.min(states.size() - 1, at + 1);
                }
            }
            assertSame(states.get(at), document.project(), "seed " + seed + " step " + i);
        }
    }

    @Test
    void theHistoryForgetsTheOldestBeyondItsLimit() {
        for (int i = 0; i < History.LIMIT + 10; i++) {
            document.apply(Renaming.to("n" + i));
        }
        while (document.undo()) {
            // back as far as it goes
        }
        assertEquals("n9", document.project().name());
    }

    private record Drop(ItemId item) implements Edit {
        @Override
        public Message label() {
            return Message.of(Texts.PROJECTS, "drop");
        }

        @Override
        public Project apply(Project project) {
            return project.withItems(
                    project.items().stream().filter(i -> !i.id().equals(item)).toList());
        }
    }
}
