package dev.takt.projects.check;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Refusal;
import dev.takt.projects.text.Texts;
import java.util.List;

/** Something drawn that the runtime cannot express. */
record NotExpressibleRule() implements DesignRule {
    @Override
    public String id() {
        return "not-expressible";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isEmpty()) {
            return List.of();
        }
        for (Refusal refusal : context.runtime().get().refusals()) {
            for (Executable item : users(refusal.feature(), context)) {
                report.add(
                        item,
                        refusal.feature().equals(MULTI_CORE) ? "core" : "body",
                        Texts.text(
                                "rule.not-expressible.found",
                                Names.of(item),
                                Texts.text(refusal.reason()),
                                Texts.text(refusal.instead())));
            }
        }
        return report.problems();
    }

    /** Features a profile may refuse; a test holds the catalogue against this list. */
    static final List<String> FEATURES = List.of(NotExpressibleRule.MULTI_CORE, NotExpressibleRule.LOCK_IN_INTERRUPT);

    private static final String MULTI_CORE = "multi-core";
    private static final String LOCK_IN_INTERRUPT = "lock-in-interrupt";

    private static List<? extends Executable> users(String feature, CheckContext context) {
        return switch (feature) {
            case MULTI_CORE ->
                context.project().all(Executable.class).stream()
                        .filter(e -> e.core() > 0)
                        .toList();
            case LOCK_IN_INTERRUPT ->
                context.project().all(Interrupt.class).stream()
                        .filter(i -> waitsForALock(i, context))
                        .toList();
            default -> List.of();
        };
    }

    /** A critical section waits for nobody. */
    private static boolean waitsForALock(Interrupt interrupt, CheckContext context) {
        return Walk.of(interrupt, Step.Lock.class)
                .flatMap(l -> context.project().item(l.resource(), Resource.class).stream())
                .anyMatch(r -> r.protocol() != Protocol.NON_PREEMPTIVE);
    }
}
