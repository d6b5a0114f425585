package dev.takt.projects.machine;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.RuntimeProfile;
import java.util.EnumMap;
import java.util.Map;

/**
 * The cost table of a core in nanoseconds, each row rounded up. Simulation and analysis charge the same rows at the same places:
 *
 * <ul>
 *   <li>{@code INTERRUPT_ENTRY} before and {@code INTERRUPT_EXIT} after each job of a handler, at the handler's level; also around each pass of the dispatcher
 *       of a level (one with {@link Level#dispatcher()}) over its tasks.
 *   <li>{@code INTERRUPT_ENTRY} and {@code INTERRUPT_EXIT} also each time a driver interrupts its core during a transfer ({@link Bus#interrupts}), in one piece, on the core of
 *       the context that transfers (core 0 where cores are shared), above all levels: the HALs leave their drivers' interrupts at the most urgent priority (embassy-stm32
 *       {@code Config::dma_interrupt_priority}, the reset value of the NVIC on nRF, and generated code gives those of esp-hal, which has them at the least urgent, {@code Priority::max()}). At the end of a transfer it comes after the wake, before whoever is woken.
 *   <li>{@code TAIL_CHAIN}, unless 0, in place of such an exit and of the entry that follows: where, as the exit begins, the core would next enter another interrupt. At the level of the one that ends. A row of 0 is one
 *       that nobody knows: both ends count. Drivers are charged both ends. A bound counts the longer of exit and chain with each job, and every entry.
 *   <li>{@code WAKE} where a core that has idled has something to do again, be it a tick: before all of that, at the highest level; nothing in a design that keeps its cores awake ({@code Sleep.NONE}). A bound counts it with each segment of a job, from its start or the end of a
 *       suspension: while one is ready its core does not sleep, and it becomes ready in one wake at most.
 *   <li>{@code POLL} before each segment of a task (from its start, or from the end of a suspension) on a level dispatched in the interrupt band, by {@link Policy.Batches} or by {@link Policy.Loop}.
 *   <li>{@code CONTEXT_SWITCH} before a thread runs on a core on which another thread ran last, at the kernel's level: interrupts pass, threads do not.
 *   <li>{@code LOCK} before a lock is taken, {@code UNLOCK} before it is given back, at the caller's level; not for critical sections.
 *   <li>{@code SEND} before the effect of each send, receive, notify and wait; {@code SPAWN} before the effect of each spawn; at the caller's level. {@code AWAIT_ROOM} behind it before each send that waits where it finds no
 *       room ({@link Machine#awaitsRoom}), whether it has to or not, and twice where that has a time limit: what is awaited is made, and the limit around it.
 *   <li>{@code TICK} every {@link Machine#tickNs()} on core 0, at the highest level; a cost of 0 needs no events.
 *   <li>{@code ALARM} once at each instant at which the runtime's timer wakes somebody of a core ({@link Machine#isReleasedByTime}, or the end of a delay or of the time of a wait), and {@code RELEASE} for each that
 *       it wakes, in one piece with the tick, before whoever is woken; on the core of the context (core 0 where cores are shared), at the highest level.
 *   <li>{@code SLEEP} before the effect of each delay, whose length counts from where that begins, where a wait with a time limit begins, and at the end of each job whose task asks for its next release
 *       ({@link Machine#sleepsByItself}); at the caller's level.
 *   <li>{@code NOTE} behind the begin of each job, each lock, each element taken, each watchdog fed and the end of each delay, wait for a channel and transfer without the core, and before the end of each job, each unlock, each
 *       element put in, each spawn and the begin of such a delay, wait or transfer; at the caller's level.
 *   <li>{@code REMOTE_INTERRUPT} on a core once at each instant at which the doing of another one makes somebody ready there, handlers aside (they are interrupts themselves): before whoever is ready, at the highest level.
 *       Where cores are shared, on one that is given a thread at an instant at which nothing of its own has ended; what time and the outside bring, core 0 sees.
 *   <li>{@code MIGRATION}, where cores are shared, before a job that has begun goes on on another core than it ran on last, at its own level.
 * </ul>
 */
public record Costs(Map<Cost, Long> ns) {
    public Costs {
        ns = Map.copyOf(ns);
    }

    /** The rows of a runtime on a chip, or what the user put in their place, at this clock. */
    static Costs of(Chip chip, RuntimeProfile runtime, Map<String, Long> overrides, long clockHz) {
        Map<Cost, Long> rows = new EnumMap<>(Cost.class);
        for (Cost cost : Cost.values()) {
            long cycles = overrides.getOrDefault(cost.tag(), runtime.cycles(cost, chip));
            rows.put(cost, Amounts.scaled(cycles, 1_000_000_000L, clockHz));
        }
        return new Costs(rows);
    }

    /** What a driver's interrupt takes. */
    public long driverInterruptNs() {
        return of(Cost.INTERRUPT_ENTRY) + of(Cost.INTERRUPT_EXIT);
    }

    /** The longest that it takes from the end of a handler to whatever comes next. */
    public long longestExitNs() {
        long exit = of(Cost.INTERRUPT_EXIT);
        return exit == 0 ? 0 : Math.max(exit, of(Cost.TAIL_CHAIN));
    }

    /** What a send that may wait for room takes beside a send, with a limit of the wait or without. */
    public long awaitRoomNs(boolean limited) {
        return of(Cost.AWAIT_ROOM) * (limited ? 2 : 1);
    }

    /** What the runtime's timer takes to wake one task, if no other is woken at that instant. */
    public long timerNs() {
        return Amounts.sum(of(Cost.ALARM), of(Cost.RELEASE));
    }

    public long of(Cost cost) {
        return ns.getOrDefault(cost, 0L);
    }
}
