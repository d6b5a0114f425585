package dev.takt.sim.trace;

/** The columns of a table of times per state: one for each state that occurs in a track. Tracks know few of them, and what is not there need be neither kept nor read. */
final class StateColumns {
    private static final int STATES = SliceState.values().length;

    private final int[] columns = new int[STATES];
    private final int count;

    private StateColumns(Track track) {
        int next = 0;
        for (SliceState state : SliceState.values()) {
            columns[state.ordinal()] = track.total(state) > 0 ? next++ : Trace.NONE;
        }
        count = next;
    }

    static StateColumns of(Track track) {
        return new StateColumns(track);
    }

    int count() {
        return count;
    }

    /** The column of a state by its number; -1 if the state does not occur. */
    int of(int state) {
        return columns[state];
    }

    /** An empty table with these columns. */
    Table table(Room room) {
        return new Table(room, Math.max(1, count));
    }

    /** Appends times, one a column. */
    void append(Table to, long[] times) {
        int row = to.add();
        for (int column = 0; column < count; column++) {
            to.set(row, column, times[column]);
        }
    }
}
