package dev.takt.app.why;

import dev.takt.app.advice.SeenJob;
import dev.takt.app.advice.Term;
import dev.takt.app.advice.Why;
import dev.takt.app.text.Texts;
import dev.takt.designer.bars.BlameBar;
import dev.takt.designer.bars.Waterfall;
import dev.takt.designer.overlay.ExactScale;
import dev.takt.designer.overlay.LevelScale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** An explanation as bars and as one line that adds up. */
final class Bars {
    private final Why why;
    private final LevelScale levels;
    private final int own;
    private final ExactScale scale;

    /** {@code own}: the level of the job itself. */
    Bars(Why why, LevelScale levels, int own) {
        this.why = why;
        this.levels = levels;
        this.own = own;
        List<Long> figures = new ArrayList<>(why.terms().stream().map(Term::ns).toList());
        figures.add(why.job().responseNs());
        relativeDeadline(why.job()).ifPresent(figures::add);
        this.scale = ExactScale.of(figures);
    }

    static OptionalLong relativeDeadline(SeenJob job) {
        return job.deadlineNs().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(job.deadlineNs().getAsLong() - job.arrivalNs());
    }

    Waterfall waterfall() {
        SeenJob job = why.job();
        OptionalLong deadline = relativeDeadline(job);
        return new Waterfall(
                list(),
                job.responseNs(),
                deadline,
                scale.number(job.responseNs()) + " " + scale.unit(),
                deadline.isEmpty()
                        ? ""
                        : Texts.text("why.deadline", scale.number(deadline.getAsLong()))
                                .text(),
                job.lateNs() > 0 ? "+" + scale.number(job.lateNs()) : "",
                1);
    }

    List<BlameBar> list() {
        return why.terms().stream().map(this::bar).toList();
    }

    private BlameBar bar(Term term) {
        BlameBar.Look look =
                switch (term.role()) {
                    case EXECUTION, PREEMPTION -> BlameBar.Look.RUNNING;
                    case RELEASE_DELAY, BACKLOG -> BlameBar.Look.WAITING;
                    case OVERTAKEN, UNSERVED, SHUT_OUT -> BlameBar.Look.BLOCKED;
                    case HELD, AWAY -> BlameBar.Look.HELD;
                    case SUSPENSION -> BlameBar.Look.SUSPENDED;
                    case OVERHEAD -> BlameBar.Look.OVERHEAD;
                };
        int level = levels.fromBottom(term.level() < 0 ? own : term.level());
        return new BlameBar(
                term.title().text(), term.detail(), scale.number(term.ns()), term.ns(), look, level, levels.count());
    }

    /** The sum as it would be written down. */
    String sum() {
        return why.terms().stream().map(t -> scale.plain(t.ns())).collect(Collectors.joining(" + ")) + " = "
                + scale.plain(why.job().responseNs()) + " " + scale.unit();
    }
}
