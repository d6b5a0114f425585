package dev.takt.sim.reference;

import dev.takt.projects.machine.MachineCore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A core as it is at an instant. */
final class RefCore {
    final MachineCore core;
    final List<RefLevel> levels = new ArrayList<>();
    /** What it did in each nanosecond so far. */
    final List<String> diary = new ArrayList<>();

    /** Who has it. */
    @Nullable
    RefContext running;

    /** Where cores are shared: the thread that has it, whatever handlers do on it meanwhile. */
    @Nullable
    RefContext placed;
    /** Whom the trace shows on it. */
    @Nullable
    RefContext shown;
    /** Work of the tick that is still to do: nothing else goes on meanwhile. */
    long tickLeft;
    /** That work is about to begin. */
    boolean tickBegins;
    /** That work has just ended. */
    boolean tickEnded;

    /** When it has woken from sleep last. */
    long awakeAt = -1;
    /** When the timer has woken somebody last. */
    long wokeAt = -1;

    /** When another core has told it last that it has something to do, and when something of its own has ended last. */
    long toldAt = -1;

    long actedAt = -1;

    /** The interrupt that comes next comes from the end of another. */
    boolean chained;

    /** The thread that ran last. */
    @Nullable
    RefContext lastThread;
    /** The thread that the kernel is switching to: no other one comes in between. */
    @Nullable
    RefContext switchTo;

    long switchLeft;
    /** Whoever has it has just come to terms with being on another core than before. */
    boolean moveEnded;
    /** Whose whole slice counts, and when it ends. */
    @Nullable
    RefContext sliceOf;

    long sliceEnd = Long.MAX_VALUE;
    /** When turns of a fixed length ended last, and whether they do now. */
    long turned;

    boolean turning;
    /** Arrivals before are lost. */
    long bootsUntil;

    RefCore(MachineCore core) {
        this.core = core;
        core.levels().forEach(l -> levels.add(new RefLevel(l)));
    }

    void reset(long booted) {
        running = null;
        placed = null;
        shown = null;
        tickLeft = 0;
        tickEnded = false;
        chained = false;
        wokeAt = -1;
        toldAt = -1;
        actedAt = booted;
        lastThread = null;
        switchTo = null;
        moveEnded = false;
        sliceOf = null;
        bootsUntil = booted;
        awakeAt = booted;
        levels.forEach(RefLevel::reset);
    }

    boolean boots(long now) {
        return now < bootsUntil;
    }

    /** It has idled up to now. */
    boolean sleeps(long now) {
        return !diary.isEmpty() && diary.getLast().equals("-") && awakeAt < now;
    }

    boolean switches() {
        return switchTo != null && running == switchTo;
    }

    /** One word on what it does. */
    String doing(long now) {
        if (boots(now)) {
            return "boot";
        }
        if (tickLeft > 0) {
            return "tick";
        }
        RefContext c = running;
        if (c == null) {
            return "-";
        }
        return c.context.name() + (switches() ? ":context-switch" : c.moving > 0 ? ":migration" : c.paying());
    }

    /** A nanosecond of what it does goes by. */
    void passes(long now) {
        diary.add(doing(now));
        if (tickLeft > 0) {
            tickLeft--;
            tickEnded = tickLeft == 0;
        } else if (switches()) {
            switchLeft--;
        } else if (running != null && running.moving > 0) {
            running.moving--;
            moveEnded = running.moving == 0;
        } else if (running != null) {
            running.left--;
            running.sliceLeft--;
        }
    }
}
