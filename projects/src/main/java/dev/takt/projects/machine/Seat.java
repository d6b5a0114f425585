package dev.takt.projects.machine;

/** A place in a core's stack of levels: a band and a priority of the model in it. The order is from the lowest up. */
record Seat(Band band, int priority) implements Comparable<Seat> {
    static Seat thread(int priority) {
        return new Seat(Band.THREAD, priority);
    }

    static Seat interrupt(int priority) {
        return new Seat(Band.INTERRUPT, priority);
    }

    @Override
    public int compareTo(Seat other) {
        int byBand = band.compareTo(other.band);
        return byBand != 0 ? byBand : Integer.compare(priority, other.priority);
    }
}
