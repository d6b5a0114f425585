package dev.takt.codegen.backend.bare;

import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import java.util.List;
import java.util.stream.Stream;

/**
 * The grain of time: {@code tickNs} between two looks at what is due, {@code unitNs} in which spans are counted. The unit is the tick where all spans are whole ticks, else the longest span that divides
 * them and the tick, so that no period drifts.
 */
record TimeBase(long tickNs, long unitNs) {
    private static final long SECOND = 1_000_000_000L;
    private static final long DEFAULT_TICK_NS = 1_000_000;
    /** Counters are 32 bits wide on every core. */
    private static final long MOST_UNITS = 0xFFFF_FFFFL;

    static TimeBase of(Machine machine, List<TaskPlan> tasks) {
        long tick = machine.tickNs() > 0 ? machine.tickNs() : DEFAULT_TICK_NS;
        long unit = tasks.stream().flatMap(TimeBase::grid).reduce(tick, TimeBase::divisor);
        return new TimeBase(tick, unit);
    }

    private static Stream<Long> grid(TaskPlan task) {
        return !task.isInterrupt() && task.context().activation() instanceof Activation.Periodic p
                ? Stream.of(p.periodNs(), p.offsetNs()).filter(ns -> ns > 0)
                : Stream.empty();
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    long tickUnits() {
        return tickNs / unitNs;
    }

    long units(long ns) {
        return ns / unitNs;
    }

    /** True if spans of the grid are whole ticks. */
    boolean isWhole() {
        return unitNs == tickNs;
    }

    boolean isWhole(long ns) {
        return ns % tickNs == 0;
    }

    /** True if counters can hold both, one behind the other. */
    boolean fits(long periodNs, long offsetNs) {
        return periodNs / unitNs + offsetNs / unitNs + tickUnits() <= MOST_UNITS;
    }

    /** Counts of a clock in a tick; 0 if they are not whole. */
    long counts(long clockHz) {
        long whole = tickNs / SECOND * clockHz;
        long part = tickNs % SECOND * clockHz;
        return part % SECOND == 0 ? whole + part / SECOND : 0;
    }
}
