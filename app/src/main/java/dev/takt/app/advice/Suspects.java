package dev.takt.app.advice;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import java.util.Comparator;
import java.util.List;

/** Who and what took the time of a late job, by the terms of its response. */
final class Suspects {
    /** The longest of those who delayed it; the others matter less. */
    private static final int DELAYERS = 2;

    private final Project project;
    private final Why why;
    private final Executable late;

    Suspects(Project project, Why why, Executable late) {
        this.project = project;
        this.why = why;
        this.late = late;
    }

    /** Whose job was late. */
    Executable late() {
        return late;
    }

    /** True if it had to wait for a job of its own that was not done. */
    boolean isBehind() {
        return why.terms().stream().anyMatch(t -> t.role() == Role.BACKLOG);
    }

    /** The resources that held it up, the costliest first. */
    List<Resource> resources() {
        return byCost(Role.OVERTAKEN, Role.HELD, Role.AWAY, Role.SHUT_OUT).stream()
                .flatMap(term -> term.on().stream())
                .map(Term.Who::item)
                .distinct()
                .flatMap(id -> project.item(id, Resource.class).stream())
                .toList();
    }

    /** The terms of these roles, the costliest first. */
    List<Term> byCost(Role... roles) {
        return why.terms().stream()
                .filter(term -> List.of(roles).contains(term.role()))
                .sorted(Comparator.comparingLong(Term::ns).reversed())
                .toList();
    }

    /** Those who ran in its place, the longest first. */
    List<Executable> delayers() {
        return byCost(Role.PREEMPTION, Role.OVERTAKEN, Role.SHUT_OUT).stream()
                .flatMap(term -> term.by().stream())
                .map(Term.Who::item)
                .filter(id -> !id.equals(late.id()))
                .distinct()
                .flatMap(id -> project.item(id, Executable.class).stream())
                .limit(DELAYERS)
                .toList();
    }
}
