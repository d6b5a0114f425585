package dev.takt.designer.document;

import java.util.List;

/** The speeds that are offered for a replay, in simulated nanoseconds that pass in a second: slower than what really happens, so that it can be seen, and faster where a run is long. */
public final class ReplaySpeeds {
    private static final long REAL = 1_000_000_000L;
    /** A replay that is over sooner shows nothing. */
    private static final long SHORTEST_SECONDS = 2;

    private static final List<Long> ALL = List.of(
            REAL / 10_000,
            REAL / 1000,
            REAL / 500,
            REAL / 200,
            REAL / 100,
            REAL / 50,
            REAL / 10,
            REAL,
            2 * REAL,
            5 * REAL,
            10 * REAL,
            100 * REAL,
            1000 * REAL,
            10_000 * REAL);

    private ReplaySpeeds() {}

    /** The speeds for a run of a length, slowest first. */
    public static List<Long> of(long runNs) {
        return ALL.stream()
                .filter(speed -> speed <= REAL || speed <= runNs / SHORTEST_SECONDS)
                .toList();
    }

    /** The next speed of a run, in the same direction; the same one if there is none. */
    static long next(long speedNs, boolean faster, long runNs) {
        long now = Math.abs(speedNs);
        List<Long> all = of(runNs);
        long next = (faster ? all : all.reversed())
                .stream().filter(s -> faster ? s > now : s < now).findFirst().orElse(now);
        return speedNs < 0 ? -next : next;
    }

    /** A speed beside that of the real thing: {@code 1/200×}, {@code 10×}. */
    public static String words(long speedNs) {
        long now = Math.max(1, Math.abs(speedNs));
        return (speedNs < 0 ? "−" : "") + (now < REAL ? "1/" + REAL / now : "" + now / REAL) + "×";
    }
}
