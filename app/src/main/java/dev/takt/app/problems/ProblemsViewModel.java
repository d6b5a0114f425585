package dev.takt.app.problems;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Suppression;
import dev.takt.projects.problem.Fix;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/** The problems of the newest reading, and of the file; choosing one selects what it names. */
public final class ProblemsViewModel {
    private static final String MISS = "run-miss";
    private static final String FLASH = "flash";

    private final Session session;
    private final Consumer<ItemId> reveal;
    private final Consumer<ItemId> explain;
    private final Consumer<Message> flash;
    private final KeptRows<Problem> problems = new KeptRows<>();
    private int last = -1;

    /** {@code reveal} brings an item into view, {@code explain} says why it missed its deadline, {@code flash} shows the plan of the flash and what is said of it. */
    public ProblemsViewModel(
            Session session, Consumer<ItemId> reveal, Consumer<ItemId> explain, Consumer<Message> flash) {
        this.session = session;
        this.reveal = reveal;
        this.explain = explain;
        this.flash = flash;
        session.follow(session.checkedProperty(), this::refresh);
        refresh();
    }

    private void refresh() {
        List<Problem> now = new ArrayList<>(session.designFile().problems());
        now.addAll(session.targetProblems());
        now.addAll(session.checkedProperty().get().map(Reading::problems).orElse(List.of()));
        problems.become(now);
    }

    /** Those of the file first, then those of the newest reading, worst first. */
    public ObservableList<Problem> problems() {
        return problems;
    }

    public long count(Severity severity) {
        return problems.stream().filter(p -> p.severity() == severity).count();
    }

    /** Selects what a problem names and brings it into view; partitions are no items, but they have a page. */
    public void choose(Problem problem) {
        last = problems.indexOf(problem);
        if (problem.item().isEmpty() && problem.property().equals(FLASH)) {
            flash.accept(problem.message());
        }
        problem.item()
                .filter(id -> session.document().project().item(id).isPresent())
                .ifPresent(id -> {
                    session.document().select(Selection.of(id));
                    reveal.accept(id);
                    if (problem.rule().equals(MISS)) {
                        explain.accept(id);
                    }
                });
    }

    /** Goes to the next problem, from the last one on to the first. */
    public Optional<Problem> chooseNext() {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        Problem next = problems.get((last + 1) % problems.size());
        choose(next);
        return Optional.of(next);
    }

    /** Name of what a problem is about; empty for the whole design. */
    public String place(Problem problem) {
        return problem.item()
                .flatMap(session.document().project()::item)
                .map(Item::name)
                .orElse(problem.line() > 0 ? problem.line() + ":" + problem.column() : "");
    }

    public void apply(Fix fix) {
        apply(fix.edit());
    }

    private void apply(Edit edit) {
        session.document().apply(edit);
        session.document().endStep();
    }

    /** True for what a rule of the design has found: files, runs and generators are not argued with. */
    public boolean canSuppress(Problem problem) {
        return DesignRules.ALL.stream().anyMatch(r -> r.id().equals(problem.rule()));
    }

    /** Keeps a rule quiet about the item of a problem, or everywhere, for a reason that stays in the file. */
    public void suppress(Problem problem, boolean everywhere, String reason) {
        Optional<ItemId> item = everywhere ? Optional.empty() : problem.item();
        apply(ChangeProject.suppress(problem.rule(), item, reason));
    }

    /** What is kept quiet, in the order of the file. */
    public List<Suppression> suppressions() {
        return session.document().project().suppressions();
    }

    public void unsuppress(Suppression suppression) {
        apply(ChangeProject.unsuppress(suppression));
    }

    /** What a suppression is about, in words. */
    public String words(Suppression suppression) {
        String where = suppression
                .item()
                .map(i -> session.document().project().item(i).map(Item::name).orElse(i.value()))
                .orElse(Texts.text("problems.everywhere").text());
        return Texts.text("problems.unsuppress", suppression.rule(), where, suppression.reason())
                .text();
    }
}
