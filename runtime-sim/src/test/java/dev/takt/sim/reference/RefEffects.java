package dev.takt.sim.reference;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.EventKind;
import java.util.List;

/** What the steps of a body do as they end. */
final class RefEffects {
    private final RefWorld world;

    RefEffects(RefWorld world) {
        this.world = world;
    }

    /** (1) Steps that end now take effect, lowest core first. */
    boolean endSteps() {
        boolean any = false;
        // what one core does now interrupts another behind the step that ends there
        List<RefCore> able =
                world.cores.stream().filter(core -> core.tickLeft == 0).toList();
        for (RefCore core : able) {
            world.acting = core;
            any |= endStep(core);
            world.acting = null;
        }
        return any;
    }

    private boolean endStep(RefCore core) {
        if (core.tickEnded) {
            core.tickEnded = false;
            return true;
        }
        RefContext c = core.running;
        if (c == null) {
            return false;
        }
        if (core.switches()) {
            if (core.switchLeft > 0) {
                return false;
            }
            core.lastThread = c;
            core.switchTo = null;
            core.actedAt = world.now;
            return true;
        }
        if (core.moveEnded) {
            core.moveEnded = false;
            c.ranOn = c.core;
            core.actedAt = world.now;
            return true;
        }
        if (c.moving > 0 || !c.begun || c.left > 0) {
            return false;
        }
        core.actedAt = world.now;
        end(c);
        return true;
    }

    private void end(RefContext c) {
        c.begun = false;
        if (c.exit > 0) {
            c.exit = 0;
            world.coreOf(c).chained = c.chains;
            world.scheduler.gone(c);
            world.jobs.wakeForJob(c);
        } else if (!c.owed.isEmpty()) {
            c.owed.removeFirst();
        } else {
            RefJob job = c.job();
            // what a call costs and what it does are one call
            boolean calls = !(c.act() instanceof Act.Compute)
                    && !(c.act() instanceof Act.Call)
                    && !(c.act() instanceof Act.Waited);
            boolean goesOn = effect(c);
            while (goesOn && settled(c).closes()) {
                goesOn = effect(c);
            }
            if (calls || job.over) {
                world.turns.interrupted(c);
            }
        }
    }

    /** The next act, past the branches on the way to it. */
    Act settled(RefContext c) {
        while (true) {
            switch (c.act()) {
                case Act.Fork(int chancePpm, int otherwise) -> {
                    long drawn = world.draw(c, c.job().number, ++c.draws, 0, 999_999);
                    c.next = drawn < chancePpm ? c.next + 1 : otherwise;
                }
                case Act.Jump(int to) -> c.next = to;
                case Act.Waited _ when !c.hasWaited -> c.next++;
                default -> {
                    return c.act();
                }
            }
        }
    }

    /** How long the next act takes before its effect. */
    long length(RefContext c) {
        if (c.spinning) {
            return Long.MAX_VALUE;
        }
        return switch (settled(c)) {
            case Act.Compute(long least, long most, boolean drawn) ->
                drawn ? world.draw(c, c.job().number, ++c.draws, least, most) : most;
            case Act.Call(var _, long ns) -> ns;
            case Act.Waited(long ns) -> ns;
            case Act.Put put -> c.preparing ? put.beginsNs() : 0;
            case Act.Take take -> c.preparing ? take.beginsNs() : 0;
            case Act.Transfer(ItemId _, Direction _, long ns, boolean _, long _) -> c.transfer == null ? 0 : ns;
            // an empty retry takes the least there is
            case Act.Lock(ItemId resource) -> c.retries && world.lock(resource).holder != null ? 1 : 0;
            default -> 0;
        };
    }

    /** Whether the context can go on at once. */
    private boolean effect(RefContext c) {
        return switch (c.act()) {
            case Act.Compute _, Act.Call _ -> passes(c);
            case Act.Waited _ -> {
                c.hasWaited = false;
                yield passes(c);
            }
            case Act.Sleep(long ns) -> {
                c.next++;
                long from = c.sleepsFrom < 0 ? world.now : c.sleepsFrom;
                c.sleepsFrom = -1;
                long until = Math.max(world.now, world.wakeAfter(from, ns));
                world.timers.arm(c, until);
                suspend(c, until, "");
                yield false;
            }
            case Act.GiveWay _ -> {
                c.next++;
                giveWay(c);
                yield false;
            }
            case Act.Mask _ -> {
                c.masks++;
                yield passes(c);
            }
            case Act.Unmask _ -> {
                c.masks--;
                c.next++;
                yield !world.jobs.abortIfDoomed(c);
            }
            case Act.Lock(ItemId resource) -> world.lockRules.take(c, world.lock(resource));
            case Act.Unlock(ItemId resource) -> {
                c.next++;
                world.lockRules.release(c, world.lock(resource));
                yield !world.jobs.abortIfDoomed(c);
            }
            case Act.Put put -> world.messages.put(c, put);
            case Act.Take take -> world.messages.take(c, take);
            case Act.Alloc(ItemId pool) -> world.messages.alloc(c, world.pool(pool));
            case Act.Free(ItemId pool) -> {
                c.next++;
                world.messages.free(c, world.pool(pool));
                yield true;
            }
            case Act.Spawn(ItemId task) -> {
                c.next++;
                world.contexts.stream()
                        .filter(t -> t.context.item().equals(task))
                        .forEach(world.jobs::spawn);
                yield true;
            }
            case Act.Transfer transfer -> world.transfers.transfer(c, transfer);
            case Act.Feed(ItemId dog) -> {
                c.next++;
                yield world.resets.feed(c, world.dog(dog));
            }
            case Act.Finish _ -> {
                world.jobs.finish(c);
                yield false;
            }
            case Act.Fork _, Act.Jump _ -> throw new IllegalStateException("not settled");
        };
    }

    private static boolean passes(RefContext c) {
        c.next++;
        return true;
    }

    /** It gives up its core by itself until an instant, or for good. */
    void suspend(RefContext c, long until, String on) {
        c.state = RefContext.State.WAITING;
        c.until = until;
        world.scheduler.leave(c);
        world.event(EventKind.SUSPEND, c, on);
    }

    private void giveWay(RefContext c) {
        world.event(EventKind.SUSPEND, c, "");
        world.event(EventKind.UNBLOCK, c, "");
        world.scheduler.gone(c);
        world.scheduler.giveTurn(c);
        world.scheduler.yielded(c);
    }
}
