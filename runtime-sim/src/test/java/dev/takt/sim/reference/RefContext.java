package dev.takt.sim.reference;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.target.Cost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A context as it is at an instant. */
final class RefContext {
    enum State {
        /** No job of it may run. */
        ASLEEP,
        /** It could run, or does. */
        READY,
        /** It waits for a lock. */
        BLOCKED,
        /** It waits for time, a channel, a pool or a bus. */
        WAITING
    }

    final Context context;
    final List<Act> acts;
    /** Its core; where cores are shared, the one it has or had last. */
    int core;
    /** Where it ran last, and how long it still takes longer because that was another core. */
    int ranOn;

    long moving;
    /** Unfinished jobs, the one being served first. */
    final Deque<RefJob> jobs = new ArrayDeque<>();

    /** Jobs that have been given up in this instant. */
    final List<RefJob> givenUp = new ArrayList<>();

    final List<RefLock> held = new ArrayList<>();
    State state = State.ASLEEP;
    long arrivals;
    /** When its last job came by time. */
    long cameAt = -1;

    int next;
    /** It is in the middle of a piece of work, of which so much is left. */
    boolean begun;

    long left;
    /** How it comes to a channel: of itself, woken because something has happened there, or because its time is over. */
    enum Look {
        FIRST,
        WOKEN,
        LAST
    }

    Look look = Look.FIRST;
    /** It begins to wait for a channel. */
    boolean preparing;
    /** It has waited for the last one. */
    boolean hasWaited;
    /** What it pays before its next act. */
    final Deque<Owed> owed = new ArrayDeque<>();
    /** Its job or segment is over, and its way out of the interrupt costs so much. */
    long exit;
    /** Another interrupt begins at once where this one ends. */
    boolean chains;
    /** When it came to its level. */
    long since;
    /** Below 0 for one that was preempted, the latest lowest: the head of its level; 1 for one that gave others a turn: the tail. */
    long place;
    /** From its dispatch to finish, suspension or yield, preempted or not. */
    boolean dispatched;

    int masks;
    /** The level that the runtime's own mutex has given it, -1 if none. */
    int lifted = -1;

    long sliceLeft;
    /** Its turn is over as soon as nothing raises it. */
    boolean sliceDue;
    /** Where cores are shared: its turn has just ended, and peers may take its core. */
    boolean turnOver;
    /** Its job is given up as soon as it holds nothing. */
    boolean doomed;

    @Nullable
    RefLock awaited;
    /** It waits for that on its core. */
    boolean spinning;
    /** Its cycle has been reported. */
    boolean deadlocked;
    /** It was woken to take its lock again, and may lose. */
    boolean retries;

    @Nullable
    RefChannel channel;
    /** The pool it waits for a block of. */
    @Nullable
    RefPool pool;
    /** The bus it waits for. */
    @Nullable
    RefBus bus;
    /** The bus that transfers for it, with the core or without. */
    @Nullable
    RefBus transfer;

    /** When it began to ask for being woken; -1 while it does not. */
    long sleepsFrom = -1;
    /** Random times of the current job so far. */
    long draws;
    /** When time began for it: at 0, or when its core had booted. */
    long origin;
    /** When the next job comes that comes so long after the end of the last; the first at its offset. */
    long nextAfter = -1;
    /** When it began to wait, counted over all waits. */
    long waitsSince;
    /** When a sporadic job comes next, -1 before the first; and how many gaps were drawn. */
    long nextSporadic = -1;

    long gaps;
    /** When its delay or timeout ends. */
    long until = Long.MAX_VALUE;

    /** Its timer runs, since then, until then; and when it wants to be woken. */
    boolean armed;

    long armedAt = -1;
    long expires;
    long wanted;
    /** It was woken as time began for it. */
    boolean firstPoll;
    /** When an alarm has woken it, if nothing has since. */
    long alarm = -1;

    RefContext(Context context, List<Act> acts) {
        this.context = context;
        this.acts = acts;
        this.core = context.core();
        this.ranOn = core;
    }

    boolean isHandler() {
        return context.kind() == ContextKind.INTERRUPT;
    }

    RefJob job() {
        return jobs.getFirst();
    }

    Act act() {
        return acts.get(next);
    }

    /** It could have its core. */
    boolean wantsCore() {
        return exit > 0 || state == State.READY;
    }

    /** The row of the cost table that its core works for, as a word; empty if it goes on itself. */
    String paying() {
        if (exit > 0) {
            return ":" + (chains ? Cost.TAIL_CHAIN : Cost.INTERRUPT_EXIT).tag();
        }
        if (!owed.isEmpty()) {
            return ":" + owed.getFirst().cost().tag();
        }
        if (spinning) {
            return ":spin";
        }
        if (preparing) {
            return ":" + Cost.SLEEP.tag();
        }
        return switch (act()) {
            case Act.Call(Cost cost, long _) -> ":" + cost.tag();
            case Act.Waited _ -> ":" + Cost.NOTE.tag();
            default -> "";
        };
    }

    /** Forgets what it waited for. */
    void waitsNoMore() {
        awaited = null;
        spinning = false;
        channel = null;
        pool = null;
        bus = null;
        until = Long.MAX_VALUE;
    }

    /** Back to the start of its body. */
    void rewind() {
        waitsNoMore();
        look = Look.FIRST;
        preparing = false;
        hasWaited = false;
        next = 0;
        begun = false;
        owed.clear();
        moving = 0;
        draws = 0;
        sleepsFrom = -1;
        masks = 0;
        doomed = false;
        retries = false;
        deadlocked = false;
    }
}
