package dev.takt.codegen.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Project;
import java.util.List;

/** How far the firmware's events are from the simulated ones: the same in the same order, or the first that is not; and the largest difference in time. */
public record Likeness(int events, long largestNs, Seen where, String firstDifference) {
    static final int LEAST_EVENTS = 50;

    /** Compares as far as both go: the last events before the end of the run may be behind it in the other. */
    public static Likeness of(List<Seen> simulated, List<Seen> noted, long untilNs) {
        List<Seen> expected = before(simulated, untilNs);
        int count = 0;
        long largest = 0;
        Seen where = new Seen(0, "", "");
        for (; count < expected.size(); count++) {
            Seen wanted = expected.get(count);
            if (count >= noted.size() || !noted.get(count).name().equals(wanted.name())) {
                return new Likeness(count, largest, where, difference(expected, noted, count));
            }
            long difference = Math.abs(noted.get(count).ns() - wanted.ns());
            if (difference > largest) {
                largest = difference;
                where = noted.get(count);
            }
        }
        return new Likeness(count, largest, where, "");
    }

    private static List<Seen> before(List<Seen> events, long ns) {
        return events.stream().filter(e -> e.ns() < ns).toList();
    }

    private static String difference(List<Seen> expected, List<Seen> noted, int at) {
        return "event " + at + ": simulated " + around(expected, at) + ", firmware " + around(noted, at);
    }

    private static List<Seen> around(List<Seen> events, int at) {
        return events.subList(Math.max(0, Math.min(at, events.size()) - 4), Math.min(events.size(), at + 4));
    }

    /** The same events in the same order, and none further off than so much, under the rows of the catalogue and under those of a calibration. */
    public static void assertAlike(
            Project project, List<CostOverride> rows, FirmwareLog log, long boundNs, long calibratedNs) {
        TracedFirmware.likeness(project, log).assertAlike(boundNs, project);
        TracedFirmware.likeness(Calibration.with(project, rows), log).assertAlike(calibratedNs, project);
    }

    /** The same events in the same order, enough of them to mean something, and none further off than so much. */
    public void assertAlike(long boundNs, Project project) {
        assertEquals("", firstDifference, project.name());
        assertTrue(events > LEAST_EVENTS, project.name() + " " + this);
        assertTrue(largestNs <= boundNs, project.name() + " " + this);
    }

    public boolean isSameOrder() {
        return firstDifference.isEmpty();
    }
}
