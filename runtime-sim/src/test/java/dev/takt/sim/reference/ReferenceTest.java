package dev.takt.sim.reference;

import static org.junit.jupiter.api.Assertions.fail;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.reference.SmallDesigns.With;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine does what the definition says: event by event as an interpreter that plays small designs in the plainest way. */
class ReferenceTest {
    private static final int DESIGNS = Integer.getInteger("reference.designs", 400);
    private static final long UNTIL = 250;
    private static final long SEED = 1;
    private static final long MOST_EVENTS = 20_000;

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
            EventKind.DEADLOCK);

    private static final List<Protocol> PLAIN = List.of(Protocol.NONE);

    private static final List<Protocol> ALL = List.of(
            Protocol.NONE, Protocol.INHERITANCE, Protocol.CEILING, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE);

    @Test
    void fixedPrioritiesAlone() {
        compare(1, List.of(), PLAIN);
    }

    @Test
    void locksThatLiftNobody() {
        compare(10_001, List.of(With.LOCKS), PLAIN);
    }

    @Test
    void inheritance() {
        compare(20_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.INHERITANCE));
    }

    @Test
    void immediateCeilings() {
        compare(30_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.IMMEDIATE_CEILING));
    }

    @Test
    void originalCeilings() {
        compare(40_001, List.of(With.LOCKS, With.NESTED_LOCKS), List.of(Protocol.CEILING));
    }

    @Test
    void locksOfAnyKind() {
        compare(50_001, List.of(With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void earliestDeadlineFirst() {
        compare(60_001, List.of(With.EDF), PLAIN);
    }

    @Test
    void earliestDeadlineFirstWithLocks() {
        compare(70_001, List.of(With.EDF, With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void earliestDeadlineFirstWithWaits() {
        compare(80_001, List.of(With.EDF, With.DELAYS, With.CHANNELS, With.TIMEOUTS, With.SPAWNS), PLAIN);
    }

    @Test
    void thresholds() {
        compare(90_001, List.of(With.THRESHOLDS, With.LOCKS, With.CRITICAL_SECTIONS), ALL);
    }

    @Test
    void withoutPreemption() {
        compare(100_001, List.of(With.NO_PREEMPTION, With.LOCKS, With.DELAYS), PLAIN);
    }

    @Test
    void slices() {
        compare(110_001, List.of(With.SLICES, With.CRITICAL_SECTIONS), PLAIN);
    }

    @Test
    void slicesWithLocks() {
        compare(120_001, List.of(With.SLICES, With.LOCKS), ALL);
    }

    @Test
    void delays() {
        compare(130_001, List.of(With.DELAYS, With.YIELDS), PLAIN);
    }

    @Test
    void channels() {
        compare(140_001, List.of(With.CHANNELS), PLAIN);
    }

    @Test
    void channelsWithTimeouts() {
        compare(150_001, List.of(With.CHANNELS, With.TIMEOUTS, With.DELAYS), PLAIN);
    }

    @Test
    void overruns() {
        compare(160_001, List.of(With.OVERRUNS, With.BURSTS), PLAIN);
    }

    @Test
    void overrunsOfWhatLocksAndWaits() {
        compare(170_001, List.of(With.OVERRUNS, With.LOCKS, With.DELAYS, With.CHANNELS), ALL);
    }

    @Test
    void spawns() {
        compare(180_001, List.of(With.SPAWNS, With.BURSTS, With.OVERRUNS), PLAIN);
    }

    @Test
    void handlers() {
        compare(190_001, List.of(With.HANDLERS, With.BURSTS, With.CRITICAL_SECTIONS, With.SPAWNS), PLAIN);
    }

    @Test
    void handlersBesideLocksAndChannels() {
        compare(200_001, List.of(With.HANDLERS, With.BURSTS, With.CHANNELS, With.LOCKS, With.NESTED_LOCKS), ALL);
    }

    @Test
    void severalCores() {
        compare(210_001, List.of(With.TWO_CORES, With.CHANNELS, With.SPAWNS, With.DELAYS, With.HANDLERS), PLAIN);
    }

    @Test
    void jitter() {
        compare(220_001, List.of(With.JITTER, With.OVERRUNS), PLAIN);
    }

    @Test
    void jitterOfWhatLocksAndWaits() {
        compare(230_001, List.of(With.JITTER, With.OVERRUNS, With.LOCKS, With.DELAYS, With.CHANNELS), ALL);
    }

    @Test
    void jitterUnderEarliestDeadlineFirst() {
        compare(240_001, List.of(With.JITTER, With.EDF, With.LOCKS), ALL);
    }

    @Test
    void randomTimes() {
        compare(250_001, List.of(With.RANDOM_TIMES, With.JITTER, With.LOCKS, With.OVERRUNS), ALL);
    }

    @Test
    void delaysAfterTheEndOfAJob() {
        compare(260_001, List.of(With.AFTER, With.DELAYS, With.LOCKS, With.OVERRUNS, With.JITTER), ALL);
    }

    @Test
    void pools() {
        compare(270_001, List.of(With.POOLS), PLAIN);
    }

    @Test
    void poolsBesideLocksAndOverruns() {
        compare(280_001, List.of(With.POOLS, With.LOCKS, With.OVERRUNS, With.TWO_CORES), PLAIN);
    }

    private static void compare(long firstSeed, List<With> features, List<Protocol> protocols) {
        int failed = 0;
        String first = "";
        for (long seed = firstSeed; seed < firstSeed + DESIGNS; seed++) {
            Design design = new SmallDesigns(seed, features, protocols).next();
            ReferenceInterpreter reference = new ReferenceInterpreter(design.machine(), SEED);
            List<RefEvent> played;
            try {
                played = reference.run(UNTIL);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            List<String> expected = texts(played, reference.nowNs());
            List<String> actual = texts(events(design), reference.nowNs());
            if (!expected.equals(actual)) {
                failed++;
                String text = "seed " + seed + "\n" + text(design) + "\n" + difference(expected, actual);
                // the smallest that differs tells most
                first = first.isEmpty() || text.length() < first.length() ? text : first;
            }
        }
        if (failed > 0) {
            fail(failed + " designs differ, the smallest: " + first);
        }
    }

    private static List<String> texts(List<RefEvent> events, long until) {
        return events.stream()
                .filter(e -> e.time() < until)
                .filter(e -> COMPARED.contains(e.kind()))
                .map(RefEvent::toString)
                .toList();
    }

    private static List<RefEvent> events(Design design) {
        Run run = design.start(SEED);
        run.advance(Limit.until(UNTIL).withMaxEvents(MOST_EVENTS), Progress.NONE);
        Trace trace = run.trace();
        List<RefEvent> events = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            if (COMPARED.contains(trace.kind(i))) {
                events.add(new RefEvent(
                        trace.time(i),
                        trace.kind(i),
                        trace.names().contexts().get(trace.context(i)).name(),
                        trace.job(i),
                        detail(trace, i)));
            }
        }
        return events;
    }

    private static String detail(Trace trace, int i) {
        TraceNames names = trace.names();
        int other = trace.other(i);
        return switch (trace.kind(i)) {
            case PREEMPT -> other < 0 ? "" : names.contexts().get(other).name();
            case BLOCK, UNBLOCK, SUSPEND, LOCK, UNLOCK, SEND, RECEIVE, DROP, TIMEOUT, DEADLOCK ->
                other < 0 ? "" : names.things().get(other).name();
            case OVERRUN -> OverrunOutcome.values()[(int) trace.value(i)].name();
            default -> "";
        };
    }

    private static String text(Design design) {
        return design.project().items().stream()
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
