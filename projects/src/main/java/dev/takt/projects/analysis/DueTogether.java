package dev.takt.projects.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The arrivals of a task, in order, at which its job is due together with some job of the densest sequences of the tasks of its core. */
final class DueTogether {
    /** With which number of which task a job that arrives then is due. */
    private record Pair(long arrivalNs, EdfTask with, long number) {}

    private final long deadlineNs;
    private final PriorityQueue<Pair> next = new PriorityQueue<>(Comparator.comparingLong(Pair::arrivalNs));
    private long looks;

    DueTogether(EdfTask task, List<EdfTask> tasks) {
        this.deadlineNs = task.deadlineNs();
        tasks.forEach(t -> add(t, 0));
    }

    /** The next arrival; beyond any if there is none. */
    long next() {
        if (next.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long at = next.element().arrivalNs();
        while (!next.isEmpty() && next.element().arrivalNs() == at) {
            Pair pair = next.remove();
            add(pair.with(), pair.number() + 1);
        }
        return at;
    }

    /** How many jobs have been looked at. */
    long looks() {
        return looks;
    }

    private void add(EdfTask with, long number) {
        looks++;
        long due = with.dueAt(number);
        if (number == 0 || due < Sums.LIMIT / 2) {
            next.add(new Pair(due - deadlineNs, with, number));
        }
    }
}
