package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.policy.StateWalk;

/** What the runtime still has to do on a core for nobody in particular, above everybody there: booting or waking from sleep, then the tick and the wakes of its timer, then what another core tells it, then interrupts of drivers. */
final class OwnWork {
    private final World world;
    private final Cpu cpu;
    private final PlanCore plan;
    private long bootLeft;
    private long wakeLeft;
    private long tickLeft;
    private long remoteLeft;
    private long driverLeft;
    /** It is at it: nothing else goes on on the core. */
    boolean underWay;

    /** The last instant at which the runtime's timer has woken somebody here. */
    private long alarmAt = -1;
    /** The last instant at which another core has told this one that it has something to do. */
    private long toldAt = -1;

    OwnWork(World world, Cpu cpu) {
        this.world = world;
        this.cpu = cpu;
        plan = cpu.plan;
    }

    boolean isDue() {
        return bootLeft > 0 || wakeLeft > 0 || tickLeft > 0 || remoteLeft > 0 || driverLeft > 0;
    }

    boolean boots() {
        return bootLeft > 0;
    }

    void addBoot(long ns) {
        bootLeft += ns;
    }

    void addWake(long ns) {
        wakeLeft += ns;
    }

    /** The runtime's timer wakes a context of this core; who is woken at the same instant pays the alarm once. */
    void timerWakes() {
        if (cpu.boots()) {
            return;
        }
        long ns = plan.releaseNs() + (alarmAt == world.now ? 0 : plan.alarmNs());
        alarmAt = world.now;
        if (ns > 0) {
            ticks(ns);
        }
    }

    /** The runtime's timer interrupts for so long. */
    void ticks(long ns) {
        if (!cpu.boots()) {
            pause();
            tickLeft += ns;
            interrupts();
        }
    }

    /** Another core interrupts, once an instant. */
    void isTold() {
        if (plan.remoteNs() > 0 && toldAt != world.now && !cpu.boots()) {
            toldAt = world.now;
            pause();
            remoteLeft += plan.remoteNs();
            interrupts();
        }
    }

    /** A driver interrupts. */
    void driverInterrupts() {
        long ns = plan.entryNs() + plan.exitNs();
        if (ns > 0 && !cpu.boots()) {
            pause();
            driverLeft += ns;
            interrupts();
        }
    }

    private void interrupts() {
        cpu.dirty = true;
        cpu.begin |= underWay;
    }

    /** What is left of it is kept for later. */
    void pause() {
        if (underWay && cpu.stepEnd != Times.NEVER) {
            keep(cpu.stepEnd - world.now);
            cpu.stepEnd = Times.NEVER;
        }
    }

    /** The row of the cost table that it goes on with. */
    Cost cost() {
        if (wakeLeft > 0) {
            return Cost.WAKE;
        }
        if (tickLeft > 0) {
            return Cost.TICK;
        }
        return remoteLeft > 0 ? Cost.REMOTE_INTERRUPT : Cost.INTERRUPT_ENTRY;
    }

    /** How long that takes. */
    long leftNs() {
        if (bootLeft > 0) {
            return bootLeft;
        }
        if (wakeLeft > 0) {
            return wakeLeft;
        }
        if (tickLeft > 0) {
            return tickLeft;
        }
        return remoteLeft > 0 ? remoteLeft : driverLeft;
    }

    /** So much is left of what it is at. */
    private void keep(long leftNs) {
        if (bootLeft > 0) {
            bootLeft = leftNs;
        } else if (wakeLeft > 0) {
            wakeLeft = leftNs;
        } else if (tickLeft > 0) {
            tickLeft = leftNs;
        } else if (remoteLeft > 0) {
            remoteLeft = leftNs;
        } else {
            driverLeft = leftNs;
        }
    }

    /** What it was at is done. */
    void end() {
        underWay = false;
        keep(0);
    }

    void forget() {
        underWay = false;
        bootLeft = 0;
        wakeLeft = 0;
        tickLeft = 0;
        remoteLeft = 0;
        driverLeft = 0;
        alarmAt = -1;
        toldAt = -1;
    }

    /** Takes over the state of the same core of another run. */
    void copy(OwnWork from) {
        underWay = from.underWay;
        bootLeft = from.bootLeft;
        wakeLeft = from.wakeLeft;
        tickLeft = from.tickLeft;
        remoteLeft = from.remoteLeft;
        driverLeft = from.driverLeft;
        alarmAt = from.alarmAt;
        toldAt = from.toldAt;
    }

    void walk(StateWalk walk) {
        walk.flag(underWay);
        walk.number(bootLeft);
        walk.number(wakeLeft);
        walk.number(tickLeft);
        walk.number(remoteLeft);
        walk.number(driverLeft);
    }
}
