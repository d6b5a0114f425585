package dev.takt.app.problems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ModifiableObservableListBase;

/** Rows that become others as one change in which those that stay keep their cells and their selection: a list that hears that all is new makes every cell anew. */
final class KeptRows<E> extends ModifiableObservableListBase<E> {
    private final List<E> rows = new ArrayList<>();

    /** Is these rows from now on. */
    void become(List<E> now) {
        if (now.equals(rows)) {
            return;
        }
        Set<E> wanted = new HashSet<>(now);
        Set<E> had = new HashSet<>(rows);
        beginChange();
        for (int at = 0; at < now.size(); at++) {
            place(now.get(at), at, wanted, had);
        }
        remove(now.size(), rows.size());
        endChange();
    }

    /** Puts a row at its place, where one that is wanted no more makes way for it. */
    private void place(E row, int at, Set<E> wanted, Set<E> had) {
        boolean comes = !had.contains(row);
        if (comes && at < rows.size() && !wanted.contains(rows.get(at))) {
            set(at, row);
            return;
        }
        int stays = at;
        while (!comes && stays < rows.size() && !wanted.contains(rows.get(stays))) {
            stays++;
        }
        remove(at, stays);
        if (at == rows.size() || !rows.get(at).equals(row)) {
            add(at, row);
        }
    }

    @Override
    public E get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    protected void doAdd(int index, E row) {
        rows.add(index, row);
    }

    @Override
    protected E doSet(int index, E row) {
        return rows.set(index, row);
    }

    @Override
    protected E doRemove(int index) {
        return rows.remove(index);
    }
}
