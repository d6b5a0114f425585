package dev.takt.codegen.backend.embassy;

/** Spans of time as embassy-time's literals; its clock counts microseconds. */
final class Spans {
    private Spans() {}

    static boolean represents(long ns) {
        return ns >= 0 && ns % 1_000 == 0;
    }

    /** {@code Duration::from_millis(15)}. */
    static String duration(long ns) {
        return "Duration::" + from(ns);
    }

    /** {@code Instant::from_millis(500)}. */
    static String instant(long ns) {
        return "Instant::" + from(ns);
    }

    private static String from(long ns) {
        if (ns % 1_000_000_000L == 0 && ns != 0) {
            return "from_secs(" + ns / 1_000_000_000L + ")";
        }
        return ns % 1_000_000 == 0 ? "from_millis(" + ns / 1_000_000 + ")" : "from_micros(" + ns / 1_000 + ")";
    }
}
