package dev.takt.app.session;

/** Real time since it was started. */
public final class Stopwatch {
    private static final long NS_PER_MS = 1_000_000;

    private final long startedNs = System.nanoTime();

    private Stopwatch() {}

    public static Stopwatch started() {
        return new Stopwatch();
    }

    public long millis() {
        return (System.nanoTime() - startedNs) / NS_PER_MS;
    }
}
