package dev.takt.sim.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Synchronous task sets against exact response times and event counts of 100 s (computed by other tools; the case names them). */
class BenchSetTest {
    private static final long US = 1000;
    private static final long UNTIL = 100_000_000 * US - 1;

    @ParameterizedTest
    @ValueSource(strings = {"bench_set_a", "bench_set_b", "bench_set_c"})
    void responsesAndCountsAreExact(String name) throws IOException, JsonSyntaxException {
        JsonObject expected = Cases.object((JsonObject) Cases.read(name + ".json"), "expected");
        Trace trace = BenchSets.design(name).run(UNTIL);
        Map<String, Long> longest = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>(Map.of("releases", 0L, "completions", 0L, "preemptions", 0L));
        for (int i = 0; i < trace.size(); i++) {
            EventKind kind = trace.kind(i);
            String counted =
                    switch (kind) {
                        case RELEASE -> "releases";
                        case COMPLETE -> "completions";
                        case PREEMPT -> "preemptions";
                        default -> "";
                    };
            if (!counted.isEmpty()) {
                counts.merge(counted, 1L, Long::sum);
            }
            if (kind == EventKind.COMPLETE) {
                String task = trace.names().contexts().get(trace.context(i)).name();
                longest.merge(task.toUpperCase(Locale.ROOT), trace.value(i) / US, Math::max);
            }
        }
        assertEquals(Cases.numbers(expected, "wcrt"), longest);
        assertEquals(Cases.numbers(expected, "simulated_100s"), counts);
    }
}
