package dev.takt.projects.analysis;

import dev.takt.projects.machine.Among;
import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Costs;
import dev.takt.projects.machine.Demand;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Pause;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Section;
import dev.takt.projects.target.Cost;
import java.util.List;

/**
 * What a job of a context asks for at worst: {@code executionNs} of its own, {@code callNs} in calls of the runtime, {@code dispatchNs} for being started, resumed and ended; where it may
 * pause; what it holds. {@code bestNs} is the least it takes of its core. {@code endsInAMoment} if its longest job ends in a step of no length.
 */
record Facts(
        Context context,
        Level level,
        long executionNs,
        long callNs,
        long dispatchNs,
        long bestNs,
        long longestSegmentNs,
        long pauseCount,
        List<Pause> pauses,
        List<Section> sections,
        boolean endsInAMoment) {
    Facts {
        pauses = List.copyOf(pauses);
        sections = List.copyOf(sections);
    }

    static Facts of(Machine machine, Context context) {
        Demand worst = Bodies.worst(context.body(), machine, context);
        long pauses = Bodies.pauseCount(machine, context);
        return new Facts(
                context,
                machine.levelOf(context),
                worst.executionNs(),
                Sums.sum(worst.overheadNs(), Bodies.aroundNs(machine, context)),
                dispatchNs(machine, context, pauses),
                Bodies.bestNs(context.body(), machine, context),
                Bodies.longestSegmentNs(machine, context),
                pauses,
                Bodies.pauses(machine, context),
                Bodies.sections(machine, context),
                Bodies.endsInAMoment(machine, context));
    }

    private static long dispatchNs(Machine machine, Context context, long pauses) {
        Costs costs = machine.coreOf(context).costs();
        if (context.kind() == ContextKind.INTERRUPT) {
            return Sums.sum(costs.of(Cost.WAKE), Sums.sum(costs.of(Cost.INTERRUPT_ENTRY), costs.longestExitNs()));
        }
        long segments = Sums.sum(pauses, 1);
        if (isPolled(machine.levelOf(context))) {
            return Sums.product(segments, pollNs(machine, context));
        }
        return Sums.product(
                Sums.sum(segments, LockWaits.most(machine, context)),
                Sums.sum(costs.of(Cost.WAKE), Sums.product(2, costs.of(Cost.CONTEXT_SWITCH))));
    }

    /** What it takes to poll a task once, if it is the only one of its batch. */
    static long pollNs(Machine machine, Context context) {
        Costs costs = machine.coreOf(context).costs();
        boolean dispatched = machine.levelOf(context).band() == Band.INTERRUPT;
        long around = dispatched ? Sums.sum(costs.of(Cost.INTERRUPT_ENTRY), costs.longestExitNs()) : 0;
        return Sums.sum(costs.of(Cost.WAKE), Sums.sum(costs.of(Cost.POLL), around));
    }

    private static boolean isPolled(Level level) {
        return level.band() == Band.INTERRUPT
                || level.policy() instanceof Policy.Batches
                || level.policy() instanceof Policy.DeadlinePolls
                || level.policy() instanceof Policy.Loop;
    }

    boolean isHandler() {
        return context.kind() == ContextKind.INTERRUPT;
    }

    boolean inBatches() {
        return level.policy() instanceof Policy.Batches;
    }

    boolean inLoop() {
        return level.policy() instanceof Policy.Loop;
    }

    /** True for a context that waits its turn among the tasks of its level whatever their rates. */
    boolean takesTurns() {
        return inBatches() || inLoop();
    }

    /** How many segments of another task of its level can go before one of its own: of a batch the rest of the one under way and its own, in a loop those between the last called and itself. */
    int turnsOfOthers() {
        return inBatches() ? 2 : 1;
    }

    boolean runsToCompletion() {
        return level.policy() instanceof Policy.ByOrder;
    }

    /** True for a task that waits its turn by its deadline among all tasks of its core. Within a level of a runtime the others of it count as more urgent, whatever their deadlines. */
    boolean byDeadline() {
        return level.policy() instanceof Policy.EarliestDeadline(Among among, long _) && among == Among.CORE;
    }

    /** True for a task that runs on whichever core is free. */
    boolean isGlobal(Machine machine) {
        return !isHandler() && machine.sharesCores();
    }

    /** True if no other task preempts it. */
    boolean isNonPreemptive(Machine machine) {
        return !isHandler() && machine.isNonPreemptive();
    }

    /** True if less than what preempts its level can preempt it once it has started. */
    boolean hasThreshold() {
        return context.threshold() > context.level();
    }

    int index() {
        return context.index();
    }

    int core() {
        return context.core();
    }

    int rank() {
        return context.level();
    }

    long overheadNs() {
        return Sums.sum(callNs, dispatchNs);
    }

    /**
     * How much of the time from the end of the longest job on counts as before it: a step of no length is done only if the context has its core for the instant, and what arrives at it goes first. It counts as a nanosecond,
     * which the response does not last; a shorter job is covered, as it is at least that much shorter.
     */
    long momentNs() {
        return endsInAMoment ? 1 : 0;
    }

    /** Time of the core that a job takes. */
    long demandNs() {
        return Sums.sum(executionNs, overheadNs());
    }

    /** Time a job spends in waits of known length. */
    long suspensionNs() {
        long sum = 0;
        for (Pause pause : pauses) {
            sum = Sums.sum(sum, Sums.product(pause.count(), pause.ns().orElse(0)));
        }
        return sum;
    }
}
