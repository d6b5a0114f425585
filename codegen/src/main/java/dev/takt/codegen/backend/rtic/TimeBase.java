package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The time base: ticks a second, and spans of time as literals of it. */
record TimeBase(long tickNs) {
    private static final long SECOND = 1_000_000_000L;
    private static final long SHORTEST_TICK_NS = 50_000;
    /** Half the range of a counter of 32 bits: further away is indistinguishable from the past. */
    private static final long MOST_TICKS = 1L << 31;

    static TimeBase of(Machine machine) {
        return new TimeBase(machine.tickNs() > 0 ? machine.tickNs() : 1_000_000);
    }

    long hz() {
        return SECOND / tickNs;
    }

    /** A tick that is a whole part of a second and leaves time to work between two of them. */
    boolean isPossible() {
        return SECOND % tickNs == 0 && tickNs >= SHORTEST_TICK_NS;
    }

    /** True if SysTick can divide this clock into the ticks: a whole quotient of at most 24 bits. */
    boolean divides(long clockHz) {
        return clockHz % hz() == 0 && clockHz / hz() <= 1L << 24 && clockHz / hz() > 1;
    }

    /** {@code wide}: the timer counts with 64 bits. */
    boolean represents(long ns, boolean wide) {
        return ns >= 0 && ns % tickNs == 0 && (wide || ns / tickNs < MOST_TICKS);
    }

    /** {@code 5.millis()}. */
    static String literal(long ns) {
        if (ns % SECOND == 0 && ns != 0) {
            return ns / SECOND + ".secs()";
        }
        return ns % 1_000_000 == 0 ? ns / 1_000_000 + ".millis()" : ns / 1_000 + ".micros()";
    }

    /** Every span that the generated code of a task would hold. */
    static List<Long> spansOf(TaskPlan task) {
        List<Long> spans = new ArrayList<>();
        if (!task.isInterrupt()) {
            switch (task.context().activation()) {
                case Activation.Periodic p -> spans.addAll(List.of(p.periodNs(), p.offsetNs()));
                case Activation.After a -> spans.addAll(List.of(a.delayNs(), a.offsetNs()));
                case Activation.Sporadic _, Activation.Burst _, Activation.On _, Activation.Spawned _ -> {}
                case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> {}
            }
        }
        task.all().forEach(op -> span(op).ifPresent(spans::add));
        return spans;
    }

    private static OptionalLong span(Op op) {
        return switch (op) {
            case Op.Delay delay -> OptionalLong.of(delay.ns());
            case Op.Send send -> send.timeoutNs();
            case Op.Receive receive -> receive.timeoutNs();
            case Op.Call _, Op.Lock _, Op.Critical _, Op.Spawn _, Op.Yield _, Op.Repeat _, Op.Branch _ ->
                OptionalLong.empty();
        };
    }
}
