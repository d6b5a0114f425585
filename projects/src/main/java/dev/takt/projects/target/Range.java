package dev.takt.projects.target;

/** Whole numbers from one to another, both included. */
public record Range(long from, long to) {
    public boolean contains(long value) {
        return value >= from && value <= to;
    }
}
