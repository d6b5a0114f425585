package dev.takt.app.advice;

import dev.takt.app.text.Texts;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import dev.takt.sim.metrics.Grip;
import java.util.List;
import java.util.Optional;

/**
 * A part of a response with one cause: all its stretches, who caused it, on what, and who held that, where there is one each; {@code grip}: what of it blocks. {@code level} is the level of who ran in the trace, -1 if nobody in particular.
 */
public record Term(
        Role role,
        long ns,
        Optional<Who> by,
        Optional<Who> on,
        Optional<Who> holder,
        Grip grip,
        int level,
        List<Stretch> stretches,
        Place place) {
    public Term {
        stretches = List.copyOf(stretches);
    }

    /** An item with the name the run has for it. */
    public record Who(ItemId item, String name) {}

    /** What it is, in a word or two. */
    public Message title() {
        return Texts.text("why.term." + role.tag());
    }

    /** By whom, on what; empty where the title says all. */
    public String detail() {
        return switch (role) {
            case RELEASE_DELAY, BACKLOG -> "";
            case EXECUTION, OVERHEAD ->
                stretches.size() > 1
                        ? Texts.text("why.detail.stretches", stretches.size()).text()
                        : "";
            case SUSPENSION, UNSERVED ->
                on.map(o -> Texts.text("why.detail.on", o.name()).text()).orElse("");
            case PREEMPTION -> Texts.text("why.detail.by", name(by)).text();
            case OVERTAKEN ->
                Texts.text("why.detail.overtaken", name(by), name(holder)).text();
            case HELD -> Texts.text(held(), name(by), name(on)).text();
            case AWAY -> Texts.text("why.detail.away", name(holder), name(on)).text();
            case SHUT_OUT -> Texts.text(shutOut(), name(by), name(on)).text();
        };
    }

    private String held() {
        return grip == Grip.CEILING ? "why.detail.ceiling" : "why.detail.held";
    }

    private String shutOut() {
        return switch (grip) {
            case THING, CEILING -> held();
            case CRITICAL_SECTION -> "why.detail.critical-section";
            case THRESHOLD -> "why.detail.threshold";
            case RUN_TO_COMPLETION -> "why.detail.run-to-completion";
            case KEPT_PRIORITY -> "why.detail.kept-priority";
            case NONE -> "why.detail.shut-out";
        };
    }

    private static String name(Optional<Who> who) {
        return who.map(Who::name).orElse("");
    }
}
