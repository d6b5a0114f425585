package dev.takt.sim.reference;

import static org.junit.jupiter.api.Assertions.fail;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Plays many small designs twice, by the engine and by the definition, and holds what happened, what each core did in each nanosecond, and what held each job up in each, against each other. */
final class Comparison {
    private static final int DESIGNS = Integer.getInteger("reference.designs", Seeds.count(120));
    /** To look at one design again. */
    private static final long ONLY = Long.getLong("reference.seed", -1);

    private static final long UNTIL = 250;
    private static final long SEED = Seeds.first();

    private static final Set<EventKind> COMPARED = EnumSet.of(
            EventKind.ARRIVAL,
            EventKind.RELEASE,
            EventKind.START,
            EventKind.PREEMPT,
            EventKind.RESUME,
            EventKind.BLOCK,
            EventKind.UNBLOCK,
            EventKind.SUSPEND,
            EventKind.COMPLETE,
            EventKind.MISS,
            EventKind.ABORT,
            EventKind.LOCK,
            EventKind.UNLOCK,
            EventKind.SEND,
            EventKind.RECEIVE,
            EventKind.DROP,
            EventKind.TIMEOUT,
            EventKind.OVERRUN,
            EventKind.DEADLOCK,
            EventKind.MIGRATE,
            EventKind.SPIN,
            EventKind.WATCHDOG_FEED,
            EventKind.WATCHDOG_RESET);

    /** Between what they take for themselves the trace shows a context anew, which the words of each nanosecond say better. */
    private static final Set<EventKind> OF_OVERHEADS = EnumSet.of(EventKind.PREEMPT, EventKind.RESUME, EventKind.SPIN);

    /** What a reset frees and empties is not told one by one. */
    private static final Set<EventKind> IN_A_RESET =
            EnumSet.of(EventKind.LOCK, EventKind.UNLOCK, EventKind.SEND, EventKind.RECEIVE, EventKind.UNBLOCK);

    private final Set<EventKind> compared = EnumSet.copyOf(COMPARED);
    private boolean blames = true;
    private long bootNs;
    private UnaryOperator<Machine> scale = UnaryOperator.identity();

    private Comparison() {}

    static Comparison ofFree() {
        return new Comparison();
    }

    /** Of designs with overheads. */
    static Comparison ofCharged() {
        Comparison comparison = new Comparison();
        comparison.compared.removeAll(OF_OVERHEADS);
        return comparison;
    }

    /** Without what held each job up: where the runtime takes time from a core that threads share, no event says whose core it is meanwhile. */
    Comparison withoutBlame() {
        blames = false;
        return this;
    }

    Comparison booting(long ns) {
        bootNs = ns;
        return this;
    }

    /** With figures of a runtime brought down to the few nanoseconds of the designs. */
    Comparison scaled(UnaryOperator<Machine> how) {
        scale = how;
        return this;
    }

    void run(long firstSeed, LongFunction<Design> designs) {
        int failed = 0;
        String first = "";
        for (long seed = firstSeed; seed < firstSeed + DESIGNS; seed++) {
            if (ONLY >= 0 && seed != ONLY) {
                continue;
            }
            Design design = designs.apply(seed);
            String difference = difference(seed, design);
            if (!difference.isEmpty()) {
                failed++;
                String text = "seed " + seed + "\n" + text(design) + "\n" + difference;
                // the smallest that differs tells most
                first = first.isEmpty() || text.length() < first.length() ? text : first;
            }
        }
        if (failed > 0) {
            fail(failed + " designs differ, the smallest: " + first);
        }
    }

    private String difference(long seed, Design design) {
        Machine machine = scale.apply(design.boot(bootNs).machine());
        ReferenceInterpreter reference = new ReferenceInterpreter(machine, SEED);
        List<String> expected;
        try {
            expected = texts(reference.run(UNTIL), reference.nowNs());
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + "\n" + text(design), e);
        }
        long until = reference.nowNs();
        Played played = Played.of(machine, SEED, UNTIL);
        List<String> actual = texts(played.events(), until);
        if (!expected.equals(actual)) {
            StringBuilder cores = new StringBuilder();
            for (int core = 0; core < machine.cores().size(); core++) {
                cores.append("\ncore %d by definition: %s\nin the trace: %s"
                        .formatted(core, shortened(reference.diary(core)), shortened(played.diary(core, until))));
            }
            return difference(expected, actual) + cores;
        }
        for (int core = 0; core < machine.cores().size(); core++) {
            List<String> words = numbered(reference.diary(core));
            List<String> traced = numbered(played.diary(core, until));
            if (!words.equals(traced)) {
                return "core " + core + "\n" + difference(words, traced);
            }
        }
        // what a run is cut off from may be what a job waited for
        return blames && until == UNTIL && played.isWhole(UNTIL) ? difference(reference.causes(), played.causes()) : "";
    }

    private static String difference(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        Set<String> jobs = new TreeSet<>(expected.keySet());
        jobs.addAll(actual.keySet());
        for (String job : jobs) {
            List<String> one = expected.getOrDefault(job, List.of());
            List<String> other = actual.getOrDefault(job, List.of());
            if (!one.equals(other)) {
                return "what held up " + job + "\n" + difference(one, other);
            }
        }
        return "";
    }

    /** Each word with the instant from which it holds. */
    private static String shortened(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i == 0 || !words.get(i).equals(words.get(i - 1))) {
                text.append(i).append(' ').append(words.get(i)).append(", ");
            }
        }
        return text.toString();
    }

    private static List<String> numbered(List<String> words) {
        List<String> numbered = new ArrayList<>();
        for (String word : words) {
            numbered.add(numbered.size() + " " + word);
        }
        return numbered;
    }

    private List<String> texts(List<RefEvent> events, long until) {
        Set<Long> resets = events.stream()
                .filter(e -> e.kind() == EventKind.WATCHDOG_RESET)
                .map(RefEvent::time)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(e -> e.time() < until)
                .filter(e -> !IN_A_RESET.contains(e.kind()) || !resets.contains(e.time()))
                .filter(e -> compared.contains(e.kind()))
                .map(RefEvent::toString)
                .toList();
    }

    private static String text(Design design) {
        return design.project().settings() + "\n"
                + design.project().items().stream()
                        .map(Item::toString)
                        .map(t -> t.replace(", extras=Extras[fields=[]]", ""))
                        .collect(Collectors.joining("\n"));
    }

    private static String difference(List<String> expected, List<String> actual) {
        int at = 0;
        while (at < Math.min(expected.size(), actual.size()) && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        int from = Math.max(0, at - 15);
        return "the same:\n  " + String.join("\n  ", expected.subList(from, at))
                + "\nby definition:\n  " + String.join("\n  ", expected.subList(at, Math.min(at + 8, expected.size())))
                + "\nin the trace:\n  " + String.join("\n  ", actual.subList(at, Math.min(at + 8, actual.size())));
    }
}
