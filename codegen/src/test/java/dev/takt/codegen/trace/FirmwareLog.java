package dev.takt.codegen.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Designs;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What firmware built with {@code takt-trace} has printed at the end of its run: its events, the instant of the end, and the bytes of stack it has used. */
public record FirmwareLog(List<Line> lines, long endNs, OptionalLong stackBytes) {
    private static final String HEADING = "time_ns,event,core,context,thing,value";

    /** One event as noted. {@code valueNs} is the arrival of a job that starts, if it knows it. */
    public record Line(long ns, String event, int core, String context, String thing, OptionalLong valueNs) {}

    public FirmwareLog {
        lines = List.copyOf(lines);
    }

    /** Reads all there is between the heading and the end; a log without an end, or one that has lost events, fails the test. */
    public static FirmwareLog of(String output) {
        List<String> all = output.lines().toList();
        int first = all.indexOf(HEADING);
        if (first < 0) {
            throw new AssertionError("no log in: " + output);
        }
        List<Line> lines = new ArrayList<>();
        OptionalLong stack = OptionalLong.empty();
        for (String text : all.subList(first + 1, all.size())) {
            Line line = line(text);
            switch (line.event()) {
                case "end" -> {
                    return new FirmwareLog(lines, line.ns(), stack);
                }
                case "stack" -> stack = line.valueNs();
                case "overflow" -> throw new AssertionError("the log has lost events: " + text);
                default -> lines.add(line);
            }
        }
        throw new AssertionError("the log has no end: " + output);
    }

    /** No more of the stack is used than the bound of the design. */
    public void assertStackHolds(Project project) {
        long bound = Designs.design(project).memory().ram().stream()
                .mapToLong(RamRegion::sharedStackBytes)
                .max()
                .orElseThrow();
        assertTrue(stackBytes.orElseThrow() <= bound, project.name() + ": " + stackBytes + " of " + bound);
    }

    private static Line line(String text) {
        String[] parts = text.split(",", -1);
        assertEquals(6, parts.length, text);
        return new Line(
                Long.parseLong(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                parts[3],
                parts[4],
                parts[5].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[5])));
    }
}
