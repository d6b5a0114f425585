package dev.takt.codegen.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** An event of a schedule computed by hand, without overheads: what happens ({@code lock control state}), and when, in microseconds. */
public record Planned(long us, String what) {
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
