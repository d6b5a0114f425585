package dev.takt.codegen.trace;

import dev.takt.codegen.trace.FirmwareLog.Line;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a simulated trace and the log of firmware into events that can be compared. Left out is what firmware cannot see of itself: releases by time, preemptions and
 * what follows them, overheads, changes of priority, idleness. A release that was refused, and an element that did not get in, are noted by firmware in two lines: they become one event.
 */
public final class Reading {
    private static final Set<EventKind> OF_THINGS = EnumSet.of(
            EventKind.LOCK,
            EventKind.UNLOCK,
            EventKind.SEND,
            EventKind.RECEIVE,
            EventKind.DROP,
            EventKind.TIMEOUT,
            EventKind.WATCHDOG_FEED);

    private Reading() {}

    /** The run of a machine with all its steps at their worst, as firmware with {@code takt-load} has them. */
    public static List<Seen> simulated(Machine machine) {
        var settings = machine.project().settings();
        var run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(settings.seed()));
        run.advance(Limit.until(settings.runForNs()), Progress.NONE);
        return of(run.trace(), machine);
    }

    private static List<Seen> of(Trace trace, Machine machine) {
        List<Seen> seen = new ArrayList<>();
        Set<Integer> suspended = new HashSet<>();
        Calls calls = new Calls();
        for (int i = 0; i < trace.size(); i++) {
            EventKind kind = trace.kind(i);
            int context = trace.context(i);
            if (context < 0) {
                continue;
            }
            String name = machine.contexts().get(context).item().value();
            long ns = trace.time(i);
            switch (kind) {
                case OVERHEAD -> calls.worksOn(trace, i);
                case START -> seen.add(new Seen(ns, name, "start"));
                case COMPLETE -> seen.add(new Seen(calls.noted(kind, context, ns), name, "complete"));
                case RELEASE -> {
                    if (isReleasedByCode(machine, machine.contexts().get(context))) {
                        seen.add(new Seen(calls.noted(kind, context, ns), name, "release"));
                    }
                }
                case OVERRUN -> {
                    if (isReleasedByCode(machine, machine.contexts().get(context))
                            && machine.contexts().get(context).overrun() != Overrun.QUEUE) {
                        seen.add(new Seen(calls.noted(kind, context, ns), name, "overrun"));
                    }
                }
                case SUSPEND, BLOCK -> {
                    suspended.add(context);
                    seen.add(new Seen(calls.noted(kind, context, ns), name, "suspend"));
                }
                case RESUME -> {
                    if (suspended.remove(context)) {
                        seen.add(new Seen(calls.noted(kind, context, ns), name, "resume"));
                    }
                    calls.goesOn(context, ns);
                }
                default -> {
                    if (OF_THINGS.contains(kind)) {
                        String thing = trace.names()
                                .things()
                                .get(trace.other(i))
                                .item()
                                .value();
                        seen.add(new Seen(calls.noted(kind, context, ns), name, kind.tag() + " " + thing));
                    }
                }
            }
        }
        return seen;
    }

    private static boolean isReleasedByCode(Machine machine, Context context) {
        return switch (context.activation()) {
            case Activation.Spawned _ -> true;
            case Activation.On on -> machine.queue(on.source()).isEmpty();
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> false;
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> false;
        };
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
                default -> seen.add(new Seen(line.ns(), line.context(), what));
            }
        }
        return seen;
    }

    private static boolean isWait(Line line) {
        return line.event().equals("suspend") || line.event().equals("resume");
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
