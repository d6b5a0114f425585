package dev.takt.sim.trace;

/** Jobs that missed their deadlines, in the order in which those passed, at one instant in the order of contexts. Written by {@link Slices} alone and never changed afterwards. */
public final class Misses {
    private static final int DEADLINE = 0;
    private static final int CONTEXT = 1;
    private static final int JOB = 2;
    private static final int WIDTH = 3;

    private final Room room;
    private Table rows;
    private boolean sorted = true;

    Misses(Room room) {
        this.room = room;
        rows = new Table(room, WIDTH);
    }

    public int size() {
        return rows.size();
    }

    /** The deadline that passed. */
    public long deadline(int miss) {
        return rows.get(miss, DEADLINE);
    }

    /** Whose job it was. */
    public int context(int miss) {
        return (int) rows.get(miss, CONTEXT);
    }

    /** Position of the job among the {@link Jobs} of its context. */
    public int job(int miss) {
        return (int) rows.get(miss, JOB);
    }

    /** The first deadline at or after a time; -1 if there is none. */
    public long after(long timeNs) {
        int first = firstAt(timeNs);
        return first < size() ? deadline(first) : -1;
    }

    /** The first miss of a deadline at or after a time; {@link #size()} if there is none. */
    public int firstAt(long timeNs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (deadline(mid) < timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    void add(long deadlineNs, int context, int job) {
        int row = rows.add();
        rows.set(row, DEADLINE, deadlineNs);
        rows.set(row, CONTEXT, context);
        rows.set(row, JOB, job);
        sorted = sorted && (row == 0 || !isBefore(rows, row, row - 1));
    }

    /** Puts them in order: a run tells them nearly so, a trace from elsewhere may not. Runs of ascending ones are merged two by two. */
    void sort() {
        for (int run = 1; !sorted && run < size(); run = 2 * run < run ? Integer.MAX_VALUE : 2 * run) {
            Table merged = new Table(room, WIDTH);
            for (long from = 0; from < size(); from += 2L * run) {
                int middle = (int) Math.min(size(), from + run);
                merge((int) from, middle, (int) Math.min(size(), middle + (long) run), merged);
            }
            rows = merged;
        }
        sorted = true;
    }

    private void merge(int from, int middle, int end, Table into) {
        int a = from;
        int b = middle;
        while (a < middle || b < end) {
            boolean first = b == end || a < middle && !isBefore(rows, b, a);
            int row = first ? a++ : b++;
            int to = into.add();
            for (int column = 0; column < WIDTH; column++) {
                into.set(to, column, rows.get(row, column));
            }
        }
    }

    private static boolean isBefore(Table rows, int a, int b) {
        for (int column = 0; column < WIDTH; column++) {
            int order = Long.compare(rows.get(a, column), rows.get(b, column));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}
