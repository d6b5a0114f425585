package dev.takt.projects.check;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import java.util.List;

/** A rule about the resolved design: it has nothing to say of one that could not be resolved. */
interface MachineRule extends DesignRule {
    void check(Machine machine, CheckContext context, Report report);

    @Override
    default List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        context.machine().ifPresent(machine -> check(machine, context, report));
        return report.problems();
    }
}
