package dev.takt.codegen.trace;

import dev.takt.codegen.trace.FirmwareLog.Line;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a simulated trace and the log of firmware into events that can be compared. Left out is what firmware cannot see of itself: releases by time, preemptions and
 * what follows them, overheads, changes of priority, idleness. A release that was refused, and an element that did not get in, are noted by firmware in two lines: they become one event.
 */
public final class Reading {
    private Reading() {}

    /** The run of a machine with all its steps at their worst, as firmware with {@code takt-load} has them. */
    public static List<Seen> simulated(Machine machine) {
        var settings = machine.project().settings();
        var run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(settings.seed()));
        run.advance(Limit.until(settings.runForNs()), Progress.NONE);
        return new SimulatedEvents(machine, run.trace()).all();
    }

    /** What firmware has noted. */
    public static List<Seen> noted(FirmwareLog log) {
        List<Seen> seen = new ArrayList<>();
        for (Line line : log.lines()) {
            String what = line.thing().isEmpty() || line.thing().equals("time") || isWait(line)
                    ? line.event()
                    : line.event() + " " + line.thing();
            switch (line.event()) {
                case "overrun" -> replace(seen, "release", line, what);
                case "drop" -> replace(seen, "send " + line.thing(), line, what);
                case "timeout" -> {
                    if (isAttempt(seen, line)) {
                        replace(seen, "send " + line.thing(), line, what);
                    } else {
                        seen.add(new Seen(line.ns(), line.context(), what));
                    }
                }
                default -> seen.add(new Seen(line.ns(), line.context(), what));
            }
        }
        return seen;
    }

    private static boolean isWait(Line line) {
        return line.event().equals("suspend") || line.event().equals("resume");
    }

    /** A send that did not wait. */
    private static boolean isAttempt(List<Seen> seen, Line line) {
        return seen.stream()
                .filter(s -> s.context().equals(line.context()))
                .reduce((_, last) -> last)
                .filter(last -> last.what().equals("send " + line.thing()))
                .isPresent();
    }

    /** The last event of this name was an attempt that has failed. */
    private static void replace(List<Seen> seen, String attempt, Line line, String what) {
        for (int i = seen.size() - 1; i >= 0; i--) {
            if (seen.get(i).what().equals(attempt) && seen.get(i).context().equals(line.context())) {
                seen.set(i, new Seen(seen.get(i).ns(), line.context(), what));
                return;
            }
        }
        throw new AssertionError("no attempt before " + line);
    }
}
