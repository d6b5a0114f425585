package dev.takt.app.compare;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.ComparedSide;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Compares the open design with a run that was kept, another runtime, another seed or another file. It works only while it is shown, and again after each change. */
public final class CompareViewModel {
    private final Session session;
    private final Newest worker;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final List<Choice.OtherFile> files = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(new Choice.Kept(0));
    private final ReadOnlyObjectWrapper<Optional<Shown>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Optional<Side> kept = Optional.empty();
    private int keptNumber;
    private boolean swapped;
    private boolean shown;

    public CompareViewModel(Session session) {
        this.session = session;
        worker = session.worker("takt-compare");
        session.checkedProperty().addListener((_, _, _) -> {
            if (kept.isEmpty()) {
                kept = now();
            }
            refresh();
        });
        kept = now();
        offer();
    }

    /** The design as it is now with its run, once it is simulated. */
    private Optional<Side> now() {
        return session.checkedProperty()
                .get()
                .filter(r -> r.stage() == Stage.SIMULATED)
                .map(r -> new Side(
                        new ComparedSide(
                                recorded(r)
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .orElse(title()),
                                session.runChoice()
                                        .scenarioProperty()
                                        .get()
                                        .map(s -> s.scenario().seed())
                                        .orElse(RunLimit.of(r.project()).seed()),
                                recorded(r).isPresent(),
                                r),
                        session.runProperty().get()));
    }

    private String title() {
        return session.runChoice().scenarioProperty().get().isPresent()
                ? Texts.text("compare.scenario", session.title()).text()
                : session.title();
    }

    /** The file that the run of a reading is from, if it is from one. */
    private Optional<Path> recorded(Reading reading) {
        return session.runChoice()
                .recordedProperty()
                .get()
                .filter(t -> reading.run().filter(r -> r.trace() == t.trace()).isPresent())
                .map(RecordedTrace::file);
    }

    public void setShown(boolean now) {
        shown = now;
        if (shown) {
            offer();
            refresh();
        } else {
            worker.cancel();
        }
    }

    private void offer() {
        Project project = session.document().project();
        List<Choice> now = new ArrayList<>();
        now.add(new Choice.Kept(keptNumber));
        session.catalogue().runtimes().stream()
                .filter(r -> r.runsOn(project.target()) && !r.id().equals(project.runtime()))
                .forEach(r -> now.add(new Choice.OtherRuntime(r.id(), r.name())));
        now.add(new Choice.OtherSeed(project.settings().seed() + 1));
        now.addAll(files);
        if (!now.equals(choices)) {
            choices.setAll(now);
        }
        if (!now.contains(choice.get())) {
            choice.set(now.getFirst());
        }
    }

    /** From now on this run is the one that later ones are compared with. */
    public void keep() {
        kept = now();
        keptNumber++;
        offer();
        choose(choices.getFirst());
    }

    /** Compares with another design. */
    public void chooseFile(Path file) {
        Choice.OtherFile other = new Choice.OtherFile(file);
        files.remove(other);
        files.add(other);
        offer();
        choose(other);
    }

    void choose(Choice wanted) {
        choice.set(wanted);
        swapped = false;
        refresh();
    }

    /** Puts the left side to the right. */
    public void swap() {
        swapped = !swapped;
        refresh();
    }

    private void refresh() {
        Optional<Side> now = now();
        if (!shown || now.isEmpty()) {
            return;
        }
        Choice with = choice.get();
        boolean nowLast = with.earlier() != swapped;
        Side here = now.get();
        Optional<Side> before = kept;
        Function<Project, RunLimit> limits = session.runChoice().limits();
        String working = Texts.text("compare.working").text();
        message.set(working);
        worker.<Outcome>begin(
                (progress, published) -> {
                    Outcome other = other(with, here, before, limits, progress);
                    if (!progress.cancelled()) {
                        published.accept(other.beside(here, nowLast));
                    }
                },
                this::take,
                () -> {
                    if (message.get().equals(working)) {
                        message.set("");
                    }
                });
    }

    private void take(Outcome outcome) {
        message.set(outcome.trouble());
        result.set(outcome.shown());
    }

    /** The other side, or why there is none; then the comparison. */
    private record Outcome(Optional<Side> side, Optional<Shown> shown, String trouble) {
        static Outcome of(Side side) {
            return new Outcome(Optional.of(side), Optional.empty(), "");
        }

        static Outcome without(String trouble) {
            return new Outcome(Optional.empty(), Optional.empty(), trouble);
        }

        Outcome beside(Side here, boolean hereLast) {
            return new Outcome(
                    side, side.map(other -> hereLast ? Shown.of(other, here) : Shown.of(here, other)), trouble);
        }
    }

    private Outcome other(
            Choice with, Side here, Optional<Side> before, Function<Project, RunLimit> limits, Progress progress) {
        Project project = here.side().reading().project();
        String title = here.side().label();
        return switch (with) {
            case Choice.Kept _ ->
                before.map(s -> Outcome.of(new Side(
                                new ComparedSide(
                                        s.side().recorded() ? s.side().label() : with.words(),
                                        s.side().seed(),
                                        s.side().recorded(),
                                        s.side().reading()),
                                s.run())))
                        .orElse(Outcome.without(""));
            case Choice.OtherRuntime(String id, String _) -> {
                Project changed = project.withRuntime(id);
                yield read(title, changed, limits.apply(changed), progress);
            }
            case Choice.OtherSeed(long seed) ->
                read(title, project, limits.apply(project).withSeed(seed), progress);
            case Choice.OtherFile(Path file) -> {
                try {
                    Opened opened = ProjectFiles.load(file);
                    yield opened.isWhole()
                            ? read(
                                    with.words(),
                                    opened.project().orElseThrow(),
                                    limits.apply(opened.project().orElseThrow()),
                                    progress)
                            : Outcome.without(Texts.text(
                                            "compare.broken",
                                            file.getFileName(),
                                            opened.problems().size())
                                    .text());
                } catch (ProjectFileException e) {
                    yield Outcome.without(e.words().text());
                }
            }
        };
    }

    private Outcome read(String label, Project project, RunLimit limit, Progress progress) {
        Reading reading = Reading.of(project, session.catalogue(), limit, progress);
        Optional<SimulatedRun> run =
                progress.cancelled() ? Optional.empty() : reading.run().map(r -> SimulatedRun.of(project, r));
        return Outcome.of(new Side(new ComparedSide(label, limit.seed(), false, reading), run));
    }

    ObservableList<Choice> choices() {
        return choices;
    }

    ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Shown>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What goes on, or why there is nothing to see. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    Session session() {
        return session;
    }
}
