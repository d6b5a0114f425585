package dev.takt.projects.exchange;

/** A stretch of a task's own execution time with something held: a named resource, or, with an empty name, the core itself. */
record TaskSetSection(String resource, long startNs, long lengthNs) {
    long endNs() {
        return startNs + lengthNs;
    }

    boolean contains(TaskSetSection other) {
        return startNs <= other.startNs && other.endNs() <= endNs();
    }

    boolean isApartFrom(TaskSetSection other) {
        return endNs() <= other.startNs || other.endNs() <= startNs;
    }
}
