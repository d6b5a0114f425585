package dev.takt.sim.board;

import static dev.takt.sim.text.Texts.text;

import dev.takt.projects.text.Message;
import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what firmware has noted what it could not: who was preempted and went on, when nobody ran. All but a release says that its context runs then. Who ends or waits leaves the core to whoever lost it last, unless somebody who had
 * arrived by then begins next: then the time in between is the runtime's, which nothing explains.
 */
final class BoardRun {
    private final SimPlan plan;
    private final NotedLog log;
    private final List<LogLine> lines;
    private final Effects effects;
    private final Schedule schedule;
    private final List<SeenContext> contexts;
    private final List<SeenCore> cores;
    private final @Nullable Filling[] fillings;
    private final int[] holders;
    /** The next line of the same core that says who runs there; -1 behind the last. */
    private final int[] next;

    private final List<Happening> seen = new ArrayList<>();
    private long rank;

    BoardRun(SimPlan plan, NotedLog log) {
        this.plan = plan;
        this.log = log;
        lines = log.lines();
        schedule = new Schedule(plan, lines);
        contexts = plan.contexts().stream()
                .map(c -> new SeenContext(schedule.jobs(c)))
                .toList();
        cores = plan.cores().stream().map(_ -> new SeenCore()).toList();
        fillings = new Filling[plan.things().size()];
        boolean[] overwriting = new boolean[fillings.length];
        for (PlanThing thing : plan.things()) {
            if (thing instanceof PlanThing.Channel channel) {
                Filling filling = new Filling(channel);
                fillings[channel.index()] = filling;
                overwriting[channel.index()] = filling.overwrites();
            }
        }
        effects = new Effects(lines, overwriting);
        holders = new int[fillings.length];
        Arrays.fill(holders, Trace.NONE);
        next = new int[lines.size()];
        int[] last = new int[cores.size()];
        Arrays.fill(last, Trace.NONE);
        for (int i = lines.size() - 1; i >= 0; i--) {
            next[i] = last[lines.get(i).core()];
            last[lines.get(i).core()] = lines.get(i).event().isOwn() ? i : next[i];
        }
    }

    /** The whole of it. */
    Trace trace() {
        JobEvents jobs = new JobEvents(plan, log.endNs());
        jobs.refuseTooMany(schedule);
        for (int i = 0; i < lines.size(); i++) {
            take(i, lines.get(i));
        }
        for (SeenContext context : contexts) {
            context.jobs.until(log.endNs());
        }
        return jobs.trace(contexts.stream().map(c -> c.jobs).toList(), seen);
    }

    private void take(int at, LogLine line) {
        contexts.forEach(c -> c.jobs.until(line.ns()));
        int thing = line.thing();
        switch (line.event()) {
            case RELEASE -> release(at, line);
            case OVERRUN -> {
                // its release knows already
            }
            case START -> start(line);
            case COMPLETE -> complete(at, line);
            case SUSPEND -> suspend(at, line);
            case RESUME -> {
                runs(line);
                if (effects.isIn(at)) {
                    send(line, effects.sent(at).thing());
                }
            }
            case LOCK -> {
                runs(line);
                holders[thing] = line.context();
                about(line, EventKind.LOCK, thing, Trace.NONE);
            }
            case UNLOCK -> {
                runs(line);
                holders[thing] = Trace.NONE;
                about(line, EventKind.UNLOCK, thing, Trace.NONE);
                unblock(line, thing, false, false);
            }
            case SEND -> {
                runs(line);
                if (effects.isIn(at)) {
                    send(line, thing);
                }
            }
            case DROP -> {
                runs(line);
                drop(line, filling(thing));
            }
            case RECEIVE -> {
                runs(line);
                filling(thing).take(line.context());
                about(line, EventKind.RECEIVE, thing, filling(thing).depth());
                unblock(line, thing, true, false);
            }
            case TIMEOUT -> {
                runs(line);
                about(line, EventKind.TIMEOUT, thing, Trace.NONE);
            }
            case WATCHDOG_FEED -> {
                runs(line);
                about(line, EventKind.WATCHDOG_FEED, thing, Trace.NONE);
            }
        }
    }

    private void release(int at, LogLine line) {
        SeenJobs jobs = contexts.get(line.context()).jobs;
        if (effects.isRefused(at)) {
            jobs.refuse(line.ns(), rank++);
        } else {
            jobs.arrive(line.ns(), rank++);
        }
    }

    private void start(LogLine line) {
        SeenContext context = contexts.get(line.context());
        if (context.jobs.current().isPresent()) {
            throw wrong(line, text("board.started", name(line)));
        }
        displace(line);
        context.jobs.start(line.ns(), rank++, line.arrivalNs());
        has(line.ns(), line.core(), line.context(), EventKind.START);
    }

    private void complete(int at, LogLine line) {
        runs(line);
        SeenJob job = job(line.context());
        if (job != null) {
            about(line, EventKind.COMPLETE, Trace.NONE, line.ns() - job.arrivalNs);
        }
        contexts.get(line.context()).jobs.complete(line.ns());
        leave(at, line);
    }

    private void suspend(int at, LogLine line) {
        runs(line);
        int thing = line.thing();
        boolean room = effects.waitsForRoom(at);
        boolean held = thing >= 0 && plan.names().things().get(thing).kind() == ThingKind.RESOURCE;
        if (held || room) {
            about(line, EventKind.BLOCK, thing, holders[thing]);
        } else {
            about(line, EventKind.SUSPEND, thing, Trace.NONE);
        }
        contexts.get(line.context()).suspend(thing, room);
        leave(at, line);
    }

    private void send(LogLine line, int thing) {
        Filling filling = filling(thing);
        boolean replaced = filling.put();
        if (replaced) {
            about(line, EventKind.DROP, thing, 1);
        }
        about(line, EventKind.SEND, thing, filling.depth());
        unblock(line, thing, false, filling.isForAll());
        boolean newest = replaced || filling.keepsNewest();
        for (int listener : filling.plan().listeners()) {
            SeenJobs jobs = contexts.get(listener).jobs;
            if (newest) {
                jobs.arriveInPlace(line.ns(), rank++);
            } else {
                jobs.arrive(line.ns(), rank++);
            }
        }
    }

    private void drop(LogLine line, Filling filling) {
        if (filling.overwrites()) {
            filling.dropOldest();
        }
        about(line, EventKind.DROP, line.thing(), filling.overwrites() ? 1 : 0);
    }

    /** What somebody waits for has come. Of several only the runtime knows for whom. */
    private void unblock(LogLine line, int thing, boolean room, boolean everybody) {
        int[] waiting = IntStream.range(0, contexts.size())
                .filter(c -> contexts.get(c).waitsFor(thing, room))
                .toArray();
        if (everybody || waiting.length == 1) {
            for (int context : waiting) {
                contexts.get(context).unblock();
                int core = plan.contexts().get(context).core();
                add(line.ns(), EventKind.UNBLOCK, core, context, thing, Trace.NONE);
            }
        }
    }

    /** The context of a line has its core now: for the first time since it waited or was preempted, if it had not. */
    private void runs(LogLine line) {
        SeenContext context = contexts.get(line.context());
        if (context.jobs.current().isEmpty()) {
            throw wrong(line, text("board.no-job", line.event().tag(), name(line)));
        }
        if (cores.get(line.core()).running() != line.context()) {
            displace(line);
            has(line.ns(), line.core(), line.context(), EventKind.RESUME);
        }
        context.goesOn();
    }

    private void displace(LogLine line) {
        SeenCore core = cores.get(line.core());
        if (core.running() >= 0) {
            add(line.ns(), EventKind.PREEMPT, line.core(), core.running(), line.context(), Trace.NONE);
            core.preempt();
        }
    }

    private void has(long ns, int core, int context, EventKind kind) {
        add(ns, kind, core, context, Trace.NONE, Trace.NONE);
        cores.get(core).runs(context);
    }

    /** Who has the core behind a context that has ended or waits. */
    private void leave(int at, LogLine line) {
        SeenCore core = cores.get(line.core());
        core.leave();
        if (next[at] >= 0) {
            LogLine then = lines.get(next[at]);
            boolean comes = then.event() == LogEvent.START
                    || contexts.get(then.context()).waits();
            if (comes && then.ns() == line.ns()) {
                return;
            }
            if (comes && isDue(then, line.ns())) {
                idle(line.ns(), line.core());
                return;
            }
            if (core.hasLost(then.context())) {
                has(line.ns(), line.core(), then.context(), EventKind.RESUME);
                return;
            }
        }
        if (core.top() >= 0) {
            has(line.ns(), line.core(), core.top(), EventKind.RESUME);
        } else {
            idle(line.ns(), line.core());
        }
    }

    /** True if who comes next could have come at an instant before. */
    private boolean isDue(LogLine then, long ns) {
        SeenContext context = contexts.get(then.context());
        if (then.event() != LogEvent.START) {
            return context.isReady();
        }
        if (then.arrivalNs().isPresent()) {
            return then.arrivalNs().getAsLong() <= ns;
        }
        context.jobs.until(ns + 1);
        return context.jobs.isWaiting();
    }

    private void idle(long ns, int core) {
        if (!cores.get(core).isIdle()) {
            seen.add(new Happening(ns, rank++, EventKind.IDLE, core, Trace.NONE, null, Trace.NONE, Trace.NONE));
            cores.get(core).idles();
        }
    }

    private void about(LogLine line, EventKind kind, int other, long value) {
        add(line.ns(), kind, line.core(), line.context(), other, value);
    }

    private void add(long ns, EventKind kind, int core, int context, int other, long value) {
        seen.add(new Happening(ns, rank++, kind, core, context, job(context), other, value));
    }

    private @Nullable SeenJob job(int context) {
        return contexts.get(context).jobs.current().orElse(null);
    }

    private Filling filling(int thing) {
        Filling filling = fillings[thing];
        if (filling == null) {
            throw new IllegalStateException("thing " + thing + " is no channel");
        }
        return filling;
    }

    private String name(LogLine line) {
        return plan.names().contexts().get(line.context()).name();
    }

    private static TraceFormatException wrong(LogLine line, Message why) {
        return new TraceFormatException(text("board.place", line.line(), line.column(), why));
    }
}
