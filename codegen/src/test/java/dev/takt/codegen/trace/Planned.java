package dev.takt.codegen.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** An event of a schedule computed by hand, without overheads: what happens ({@code lock control state}), and when, in microseconds. */
public record Planned(long us, String what) {
    /**
     * The sample {@code rtic-cortex-m3} where tasks preempt each other: sampling (400 + 200 us) goes first, then control (1.5 + 0.3 + 0.7 ms) until 3.1 ms, then report, whose collect (2 ms) is preempted
     * at 5 ms by sampling for 0.6 ms and ends at 5.7 ms; copy ends at 6.6 ms, format at 7.6 ms.
     */
    public static final List<Planned> CORTEX_M3_SAMPLE = List.of(
            new Planned(0, "start sampling"),
            new Planned(400, "lock sampling state"),
            new Planned(600, "unlock sampling state"),
            new Planned(600, "complete sampling"),
            new Planned(600, "start control"),
            new Planned(2_100, "lock control state"),
            new Planned(2_400, "unlock control state"),
            new Planned(3_100, "complete control"),
            new Planned(3_100, "start report"),
            new Planned(5_000, "start sampling"),
            new Planned(5_400, "lock sampling state"),
            new Planned(5_600, "unlock sampling state"),
            new Planned(5_600, "complete sampling"),
            new Planned(5_700, "lock report state"),
            new Planned(6_600, "unlock report state"),
            new Planned(7_600, "complete report"),
            new Planned(10_000, "start sampling"));

    /** Events in the order in which firmware has noted them. */
    public static List<Planned> of(FirmwareLog log) {
        return log.lines().stream()
                .map(l -> new Planned(l.ns() / 1_000, (l.event() + " " + l.context() + " " + l.thing()).strip()))
                .toList();
    }

    /** The run begins with these events, none early and none later than so much. */
    public static void assertBegins(FirmwareLog log, long lateUs, List<Planned> schedule) {
        List<Planned> seen = of(log).stream().limit(schedule.size()).toList();
        assertEquals(
                schedule.stream().map(Planned::what).toList(),
                seen.stream().map(Planned::what).toList());
        for (int i = 0; i < schedule.size(); i++) {
            seen.get(i).assertLate(lateUs, schedule.get(i).us());
        }
    }

    /** Is not early, and not later than so much. */
    public void assertLate(long lateUs, long expectedUs) {
        assertTrue(us >= expectedUs && us <= expectedUs + lateUs, this + " expected at " + expectedUs + " us");
    }
}
