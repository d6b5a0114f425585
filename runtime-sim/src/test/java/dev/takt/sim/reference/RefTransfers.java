package dev.takt.sim.reference;

import dev.takt.projects.target.Cost;
import dev.takt.sim.trace.EventKind;
import java.util.Comparator;

/** A bus, or each half of a line, carries one transfer at a time, first come, first served. */
final class RefTransfers {
    private final RefWorld world;

    RefTransfers(RefWorld world) {
        this.world = world;
    }

    /** Whether the context goes on at once. */
    boolean transfer(RefContext c, Act.Transfer act) {
        RefBus bus = world.bus(act.bus(), act.direction());
        if (c.transfer != null) {
            // the last byte
            c.next++;
            giveBack(c);
            return true;
        }
        if (bus.owner != null && bus.owner != c) {
            c.state = RefContext.State.WAITING;
            c.bus = bus;
            c.waitsSince = world.nextWait();
            world.scheduler.leave(c);
            world.event(EventKind.BLOCK, c, bus.bus.label());
            return false;
        }
        if (bus.owner == null) {
            own(c, bus);
        }
        c.transfer = bus;
        if (act.keepsCore()) {
            return true;
        }
        for (long i = 1; i <= act.interrupts(); i++) {
            bus.interrupts.add(world.now + Math.ceilDiv(i * act.ns(), act.interrupts()));
        }
        world.effects.suspend(c, world.now + act.ns(), bus.bus.label());
        return false;
    }

    /** (2) Transfers without the core that end now. */
    boolean end() {
        boolean any = false;
        for (RefBus bus : world.buses) {
            RefContext c = bus.owner;
            while (c != null && !bus.interrupts.isEmpty() && bus.interrupts.getFirst() <= world.now) {
                bus.interrupts.removeFirst();
                any |= interrupts(
                        world.cores.get(world.machine.driverCore(c.context).index()));
            }
            if (c != null && c.transfer == bus && c.state == RefContext.State.WAITING && c.until == world.now) {
                any = true;
                world.acting = world.machine.sharesCores() ? null : world.coreOf(c);
                giveBack(c);
                c.next++;
                world.event(EventKind.UNBLOCK, c, bus.bus.label());
                world.scheduler.ready(c, world.now);
                world.acting = null;
            }
        }
        return any;
    }

    /** The driver takes the time of an entry and an exit from its core, whatever goes on there. */
    private static boolean interrupts(RefCore core) {
        long cost =
                core.core.costs().of(Cost.INTERRUPT_ENTRY) + core.core.costs().of(Cost.INTERRUPT_EXIT);
        core.tickLeft += cost;
        core.tickBegins |= cost > 0;
        return cost > 0;
    }

    private void own(RefContext c, RefBus bus) {
        bus.owner = c;
        world.event(EventKind.LOCK, c, bus.bus.label());
    }

    /** Its job leaves every bus. */
    void giveBack(RefContext c) {
        c.transfer = null;
        for (RefBus bus : world.buses) {
            if (bus.owner == c) {
                bus.owner = null;
                bus.interrupts.clear();
                world.event(EventKind.UNLOCK, c, bus.bus.label());
                world.contexts.stream()
                        .filter(w -> w.bus == bus)
                        .min(Comparator.comparingLong(w -> w.waitsSince))
                        .ifPresent(w -> {
                            own(w, bus);
                            world.event(EventKind.UNBLOCK, w, bus.bus.label());
                            world.scheduler.ready(w, world.now);
                        });
            }
        }
    }
}
