package dev.takt.app.advice;

/** A stretch of time, its end not included. */
public record Stretch(long fromNs, long toNs) {
    public long lengthNs() {
        return toNs - fromNs;
    }
}
