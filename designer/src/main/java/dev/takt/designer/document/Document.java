package dev.takt.designer.document;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.Reconnect;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.End;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An open design: the only place of the program with a current project. Used from one thread. Listeners hear of a change once, after the
 * state is consistent, and may not change the document while they listen.
 */
public final class Document {
    private Project project;
    private Project saved;
    private Selection selection = Selection.NONE;
    private History history = History.EMPTY;
    private boolean telling;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** A document of a project as it stands in its file. */
    public Document(Project project) {
        this.project = project;
        this.saved = project;
    }

    public Project project() {
        return project;
    }

    public Selection selection() {
        return selection;
    }

    /** True unless the project is the very one that was opened or saved last. */
    public boolean isDirty() {
        return project != saved;
    }

    /** Applies an edit as one undo step; false if it changes nothing. */
    public boolean apply(Edit edit) {
        return apply(edit, selection);
    }

    /** Applies an edit as one undo step and selects what is given; false if it changes nothing. */
    public boolean apply(Edit edit, Selection afterwards) {
        rejectWhileTelling();
        Project changed = edit.apply(project);
        if (changed == project) {
            return false;
        }
        History base = project == saved ? history.closed() : history;
        become(changed, afterwards, base.after(edit, project, changed));
        return true;
    }

    /** Hangs an end of a line on another item, as one undo step, and selects the line; false where it cannot hang. */
    public boolean hang(Edge line, End end, ItemId to) {
        boolean hung = Reconnect.of(project, line, end, to)
                .filter(edit -> apply(edit, Selection.of(Reconnect.hung(edit.apply(project), line, end, to))))
                .isPresent();
        endStep();
        return hung;
    }

    /** Goes back one step; false if there is none. */
    public boolean undo() {
        rejectWhileTelling();
        Optional<History.Step> step = history.lastDone();
        step.ifPresent(s -> become(s.before(), selectionAfter(s.before()), history.undo()));
        return step.isPresent();
    }

    /** Goes forward one undone step; false if there is none. */
    public boolean redo() {
        rejectWhileTelling();
        Optional<History.Step> step = history.nextUndone();
        step.ifPresent(s -> become(s.after(), selectionAfter(s.after()), history.redo()));
        return step.isPresent();
    }

    /** Goes to where so many steps are done, back or forward, at once; false if that is where it stands, or there are not so many. */
    public boolean goTo(int steps) {
        rejectWhileTelling();
        List<History.Step> all = history.all();
        boolean elsewhere = steps != history.done().size() && steps >= 0 && steps <= all.size();
        if (elsewhere) {
            Project there = projectAt(all, steps);
            become(there, selectionAfter(there), history.at(steps));
        }
        return elsewhere;
    }

    /** After how many steps the design was as its file has it; empty if that is not among the steps any more. */
    public OptionalInt savedAt() {
        List<History.Step> all = history.all();
        return IntStream.rangeClosed(0, all.size())
                .filter(i -> projectAt(all, i) == saved)
                .findFirst();
    }

    private Project projectAt(List<History.Step> all, int steps) {
        return all.isEmpty()
                ? project
                : steps == 0 ? all.getFirst().before() : all.get(steps - 1).after();
    }

    /** Names of the steps that were undone, in the order in which redo would bring them back. */
    public List<Message> undoneLabels() {
        return history.undone().reversed().stream().map(History.Step::label).toList();
    }

    /** What undo would take back. */
    public Optional<Message> undoLabel() {
        return history.lastDone().map(History.Step::label);
    }

    /** What redo would bring back. */
    public Optional<Message> redoLabel() {
        return history.nextUndone().map(History.Step::label);
    }

    /** Names of all steps that can be undone, oldest first. */
    public List<Message> doneLabels() {
        return history.done().stream().map(History.Step::label).toList();
    }

    /** Selects; what the project does not have is left out. The next edit starts an undo step of its own. */
    public void select(Selection wanted) {
        rejectWhileTelling();
        if (!wanted.within(project).equals(selection)) {
            become(project, wanted, history.closed());
        }
    }

    /** The next edit starts an undo step of its own, whatever its merge key: the gesture is over. */
    public void endStep() {
        history = history.closed();
    }

    /** This project is what the file has now. Later edits may have passed it by: then the document stays dirty. */
    public void markSaved(Project written) {
        rejectWhileTelling();
        boolean before = isDirty();
        saved = written;
        history = history.closed();
        tell(new Change(project, project, selection, selection, before, isDirty()));
    }

    public void addListener(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    /** Items that come back are selected, so that one sees what undo did. */
    private Selection selectionAfter(Project next) {
        Set<ItemId> had = new HashSet<>();
        project.items().forEach(item -> had.add(item.id()));
        List<ItemId> back = next.items().stream()
                .map(Item::id)
                .filter(id -> !had.contains(id))
                .toList();
        return back.isEmpty() ? selection : new Selection(back);
    }

    private void become(Project next, Selection wanted, History nextHistory) {
        Project projectBefore = project;
        Selection selectionBefore = selection;
        boolean dirtyBefore = isDirty();
        project = next;
        selection = wanted.within(next);
        history = nextHistory;
        tell(new Change(projectBefore, project, selectionBefore, selection, dirtyBefore, isDirty()));
    }

    private void tell(Change change) {
        telling = true;
        try {
            listeners.forEach(listener -> listener.accept(change));
        } finally {
            telling = false;
        }
    }

    private void rejectWhileTelling() {
        if (telling) {
            throw new IllegalStateException("a listener of the document tried to change it");
        }
    }
}
