package dev.takt.projects.check;

import dev.takt.projects.machine.Among;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A background context that never waits and so leaves nothing for others of its level or below. */
record UnboundedLoopRule(String id, Severity severity) implements MachineRule {
    UnboundedLoopRule() {
        this("unbounded-loop-without-yield", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        Waiting waiting = new Waiting(machine.project());
        for (Context c : machine.contexts()) {
            boolean loops =
                    c.activation() instanceof Activation.Background && !c.body().isEmpty();
            if (loops && Walk.all(c.body()).stream().noneMatch(waiting::mayWait)) {
                List<String> starved = machine.contextsOf(c.core()).stream()
                        .filter(o -> o.index() != c.index() && starves(c, o, machine))
                        .map(Names::of)
                        .toList();
                if (!starved.isEmpty()) {
                    report.add(
                            severity(),
                            c.item(),
                            "body",
                            Texts.text("rule.unbounded-loop-without-yield.found", Names.of(c), Names.listed(starved)));
                }
            }
        }
    }

    private static boolean starves(Context loop, Context other, Machine machine) {
        if (other.level() != loop.level()) {
            return other.level() < loop.level();
        }
        boolean yields = Walk.of(loop.body(), Step.Yield.class).findAny().isPresent();
        return !yields
                && switch (machine.levelOf(loop).policy()) {
                    case Policy.RoundRobin slice -> slice.sliceNs() == 0 && slice.turn() != Turn.NEXT_CONTEXT;
                    case Policy.Ring ring -> ring.sliceNs() == 0;
                    case Policy.ByOrder _, Policy.FirstCome _, Policy.Batches _, Policy.DeadlinePolls _ -> true;
                    // it is called once a pass
                    case Policy.Loop _ -> false;
                    // it has no deadline, or one that others come before in time
                    case Policy.EarliestDeadline(Among among, long _) -> among == Among.COOPERATIVE_PRIORITY;
                };
    }
}
