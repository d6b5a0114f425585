package dev.takt.projects.check;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A lock that lifts nobody, shared by contexts with others between them: those delay the most urgent without limit of the lock. */
record PriorityInversionRule(String id, Severity severity) implements MachineRule {
    PriorityInversionRule() {
        this("priority-inversion", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (SharedResource shared : machine.resources()) {
            if (shared.protocol() == Protocol.NONE) {
                for (int core = 0; core < machine.cores().size(); core++) {
                    inversion(shared, core, machine, report);
                }
            }
        }
    }

    private static void inversion(SharedResource shared, int core, Machine machine, Report report) {
        List<Context> users = shared.users().stream()
                .map(machine.contexts()::get)
                .filter(c -> c.core() == core)
                .sorted(Comparator.comparingInt(Context::level))
                .toList();
        if (users.size() < 2) {
            return;
        }
        Context lowest = users.getFirst();
        Context highest = users.getLast();
        List<String> between = machine.contextsOf(core).stream()
                .filter(c -> c.level() > lowest.level() && c.level() < highest.level())
                .filter(c -> !users.contains(c) && !c.body().isEmpty())
                .map(Names::of)
                .toList();
        if (!between.isEmpty()) {
            report.add(
                    Severity.WARNING,
                    shared.item(),
                    "protocol",
                    Texts.text(
                            "rule.priority-inversion.found",
                            Names.of(shared.item(), machine.project()),
                            Names.of(highest),
                            Names.of(lowest),
                            Names.listed(between),
                            Texts.text("rule.priority-inversion."
                                    + machine.runtime().dispatch().tag())),
                    fixes(shared, machine));
        }
    }

    private static Edit[] fixes(SharedResource shared, Machine machine) {
        return machine.project().item(shared.item(), Resource.class).stream()
                .flatMap(r -> Stream.of(Protocol.INHERITANCE, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE)
                        .filter(machine.runtime().protocols()::contains)
                        .map(p -> Protocols.use(r, p)))
                .toArray(Edit[]::new);
    }
}
