package dev.takt.projects.check;

import dev.takt.projects.model.Project;
import dev.takt.projects.model.Suppression;
import dev.takt.projects.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules, in the order their problems are listed within a severity. */
public final class DesignRules {
    public static final List<DesignRule> ALL = List.of(
            new UnknownTargetRule(),
            new UnknownRuntimeRule(),
            new RuntimeNotOnChipRule(),
            new UnknownKindRule(),
            new DanglingReferenceRule(),
            new InvalidNumberRule(),
            new ClockNotReachableRule(),
            new TimerTickRule(),
            new CoreOutOfRangeRule(),
            new AffinityUnusedRule(),
            new PriorityOutOfRangeRule(),
            new NotExpressibleRule(),
            new ProtocolNotOfferedRule(),
            new SchedulingNotOfferedRule(),
            new DeadlineUnsetRule(),
            new OverrunNotOfferedRule(),
            new DeadlineMissedRule(),
            new OverloadRule(),
            new PriorityInversionRule(),
            new LockOrderCycleRule(),
            new SuspendHoldingLockRule(),
            new SharedWithoutGuardRule(),
            new EmbassyMutexTwoWaitersRule(),
            new NestedMutexRule(),
            new IsrBlocksRule(),
            new KernelCallAboveMaskRule(),
            new InterruptMergesRule(),
            new UnboundedLoopRule(),
            new SlowSegmentRule(),
            new DeadlineBeyondPeriodRule(),
            new UnreachableTaskRule(),
            new SpawnIgnoredRule(),
            new QueueNeverReadRule(),
            new QueueOverflowsRule(),
            new BacklogOverflowsRule(),
            new WaitsForNobodyRule(),
            new ChainPathInvalidRule(),
            new ChainBoundMissedRule(),
            new UpdateWithoutWatchdogRule(),
            new WatchdogNotFedRule(),
            new WatchdogFedTooLateRule(),
            new WatchdogFedTooEarlyRule(),
            new UnknownInstanceRule(),
            new UnknownPinRule(),
            new NoBitRateRule(),
            new PinSignalRule(),
            new UnknownVectorRule(),
            new TwoOwnersRule(),
            new BusAddressRule(),
            new TransferTooLongRule(),
            new ChipErratumRule(),
            new DmaChannelsRule(),
            new TakenByRuntimeRule(),
            new BitRateOffRule(),
            new SleepBreaksRule(),
            new DispatchersRule(),
            new NotGeneratedRule(),
            new ReservedPinRule(),
            new StrappingPinRule(),
            new FlashOverflowRule(),
            new FlashLayoutRule(),
            new OtaLayoutRule(),
            new RamOverflowRule(),
            new DuplicateNameRule(),
            new UnprintableNameRule(),
            new NoBoundRule(),
            new OverheadsUnknownRule(),
            new PeriodOffTickRule(),
            new WaitBelowTickRule(),
            new AfterDriftRule(),
            new ToolChainRule(),
            new NoGeneratorRule());

    private DesignRules() {}

    /** The problems that stand, worst first. */
    public static List<Problem> check(CheckContext context) {
        return findings(context).problems();
    }

    /** All problems, worst first, with what is suppressed apart. */
    public static Findings findings(CheckContext context) {
        List<Problem> standing = new ArrayList<>();
        List<Findings.Suppressed> suppressed = new ArrayList<>();
        for (DesignRule rule : ALL) {
            for (Problem problem : rule.check(context)) {
                suppression(problem, context.project())
                        .ifPresentOrElse(
                                by -> suppressed.add(new Findings.Suppressed(problem, by)),
                                () -> standing.add(problem));
            }
        }
        standing.sort(Comparator.comparing(Problem::severity));
        return new Findings(standing, suppressed);
    }

    /** The decision of the user to live with a problem of this rule, here or everywhere. */
    public static Optional<Suppression> suppression(Problem problem, Project project) {
        return project.suppressions().stream()
                .filter(s -> s.rule().equals(problem.rule()))
                .filter(s -> s.item().isEmpty() || s.item().equals(problem.item()))
                .findFirst();
    }
}
