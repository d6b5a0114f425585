package dev.takt.sim.engine;

import java.util.Arrays;

/** Which core acts at the moment, and what a core pays for being told by another that it has something to do. Of no effect in a plan that charges nothing for that. */
final class Reach {
    private static final int NONE = -1;

    /** False if telling another core costs nothing. */
    final boolean counts;

    private final World world;
    private int acting = NONE;
    /** By core: when a step or the boot has ended there last, or when it has seen last what time and the outside bring. */
    private final long[] actedAt;

    Reach(World world) {
        this.world = world;
        counts = world.plan.cores().size() > 1 && world.plan.cores().stream().anyMatch(core -> core.remoteNs() > 0);
        actedAt = new long[world.plan.cores().size()];
        Arrays.fill(actedAt, -1);
    }

    /** Takes over the state of another run. Nobody acts between the instants at which a run is copied. */
    void copy(Reach from) {
        acting = from.acting;
        System.arraycopy(from.actedAt, 0, actedAt, 0, actedAt.length);
    }

    /** What follows is the doing of a core. */
    void begins(Cpu cpu) {
        acting = cpu.index;
        if (!cpu.own.underWay || world.now == cpu.bootsUntil) {
            actedAt[cpu.index] = world.now;
        }
    }

    /** A driver interrupts a core, and what follows is the doing of that one. Where cores are shared all drivers interrupt the same, like time. */
    void interrupts(Cpu cpu) {
        acting = world.shared == null ? cpu.index : NONE;
    }

    /** A core sees by itself that it may have something else to do: a turn has ended there, or it is reset. */
    void sees(Cpu cpu) {
        actedAt[cpu.index] = world.now;
    }

    /** What follows is the doing of time and of the outside. */
    void ends() {
        acting = NONE;
    }

    /** A context is ready. A handler is an interrupt itself; where threads share cores it counts who gets which. */
    void isReady(Runner r) {
        if (!counts || r.plan.interrupt()) {
            return;
        }
        if (world.shared != null) {
            // the first core serves the timer and what comes from outside
            actedAt[0] = acting == NONE ? world.now : actedAt[0];
        } else if (acting != NONE && acting != r.cpu.index) {
            r.cpu.own.isTold();
        }
    }

    /** A core that threads share has been given one, without anything of its own having ended if nothing has at this instant. */
    void isGiven(Cpu cpu) {
        if (counts && actedAt[cpu.index] != world.now) {
            cpu.own.isTold();
        }
    }
}
