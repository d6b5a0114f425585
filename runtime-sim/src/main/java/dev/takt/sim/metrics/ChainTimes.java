package dev.takt.sim.metrics;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ChainMeasure;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.OptionalLong;

/**
 * The times from end to end of one chain that a run showed. A reaction counts from the arrival of the first member's job, or, if time releases it, from the start of the job before, whose look the input
 * just missed, to the end of the first job of the last member that reflects it or a newer one. An age counts from the arrival of the first member's job to the end of each job of the last that uses it.
 */
public record ChainTimes(
        ItemId item,
        ChainMeasure measure,
        long count,
        OptionalLong bestNs,
        OptionalLong worstNs,
        OptionalLong meanNs,
        OptionalLong limitNs) {

    /** Those of every chain of a machine that leads from member to member, in declared order. */
    public static List<ChainTimes> of(Machine machine, Trace trace) {
        ChainPasses passes = ChainPasses.of(machine, trace.names());
        trace.each(Progress.NONE, passes.passes());
        return passes.times();
    }

    static ChainTimes of(Chain chain, Spread times) {
        return new ChainTimes(
                chain.id(),
                chain.measure(),
                times.count(),
                times.least(),
                times.greatest(),
                times.mean(),
                chain.boundNs());
    }

    /** True if one took longer than the design allows. */
    public boolean exceeds() {
        return limitNs.isPresent() && worstNs.isPresent() && worstNs.getAsLong() > limitNs.getAsLong();
    }
}
