package dev.takt.designer.document;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The states a design went through, as snapshots: an immutable value. A step knows what it was called and the project before and after it;
 * undo and redo only move the border between {@code done} and {@code undone}.
 */
record History(List<Step> done, List<Step> undone) {
    /** So many steps can be undone; older ones are forgotten. */
    static final int LIMIT = 1000;

    static final History EMPTY = new History(List.of(), List.of());

    /** One undo step; {@code mergeKey} empty: nothing joins it. */
    record Step(Message label, Optional<String> mergeKey, Project before, Project after) {}

    History {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /** The history after an edit led from one project to another; what was undone is gone. */
    History after(Edit edit, Project before, Project after) {
        List<Step> steps = new ArrayList<>(done);
        Optional<Step> open = lastDone().filter(last -> undone.isEmpty() && joins(last, edit));
        if (open.isPresent()) {
            steps.removeLast();
        }
        steps.add(new Step(edit.label(), edit.mergeKey(), open.map(Step::before).orElse(before), after));
        return new History(steps.size() > LIMIT ? steps.subList(steps.size() - LIMIT, steps.size()) : steps, List.of());
    }

    private static boolean joins(Step last, Edit edit) {
        return edit.mergeKey().isPresent() && edit.mergeKey().equals(last.mergeKey());
    }

    /** The same steps, but the next edit starts one of its own. */
    History closed() {
        return lastDone()
                .filter(last -> last.mergeKey().isPresent())
                .map(last -> {
                    List<Step> steps = new ArrayList<>(done);
                    steps.set(steps.size() - 1, new Step(last.label(), Optional.empty(), last.before(), last.after()));
                    return new History(steps, undone);
                })
                .orElse(this);
    }

    Optional<Step> lastDone() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    Optional<Step> nextUndone() {
        return undone.isEmpty() ? Optional.empty() : Optional.of(undone.getLast());
    }

    History undo() {
        List<Step> further = new ArrayList<>(undone);
        further.add(done.getLast());
        return new History(done.subList(0, done.size() - 1), further);
    }

    /** The same steps with only the first {@code count} of them done. */
    History at(int count) {
        History there = this;
        while (there.done.size() > count) {
            there = there.undo();
        }
        while (there.done.size() < count) {
            there = there.redo();
        }
        return there;
    }

    /** All steps in their order, undone ones after those that are done. */
    List<Step> all() {
        List<Step> all = new ArrayList<>(done);
        all.addAll(undone.reversed());
        return List.copyOf(all);
    }

    History redo() {
        List<Step> steps = new ArrayList<>(done);
        steps.add(undone.getLast());
        return new History(steps, undone.subList(0, undone.size() - 1));
    }
}
