package dev.takt.app.wiring;

import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.reading.ScenarioFiles;
import dev.takt.app.session.Session;
import dev.takt.app.shell.Questions;
import dev.takt.app.shell.StatusRow;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.DiskTrouble;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.trace.TraceFormatException;
import dev.takt.sim.trace.TraceNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Traces and scenarios from files and logs of boards beside the design they belong to: read off the window's thread, checked against the design, measured, and shown in place of its run. Reading and measuring can be given up; then, and where a file cannot be read, which is told,
 * the run stays.
 */
final class RecordedTraces {
    private static final int MOST_LINES = 8;

    private final Session session;
    private final Questions questions;
    private final StatusRow status;
    private final Path scratch;
    private final Newest reader;

    private Optional<Measured> measured = Optional.empty();

    /** A trace that is measured, and what was shown in place of a run before. */
    private record Measured(RecordedTrace trace, Optional<RecordedTrace> before) {}

    /** What became of a file. */
    private sealed interface Outcome {
        record Fits(RecordedTrace trace, List<Message> differences) implements Outcome {}

        record Replays(ScenarioFile scenario) implements Outcome {}

        record Refused(Message why) implements Outcome {}
    }

    RecordedTraces(Session session, Questions questions, StatusRow status, Path scratch) {
        this.session = session;
        this.questions = questions;
        this.status = status;
        this.scratch = scratch;
        reader = session.worker("takt-trace");
        session.shareProperty().addListener((_, _, _) -> follow());
        session.busyProperty().addListener((_, _, _) -> follow());
        session.runChoice().recordedProperty().addListener((_, _, _) -> follow());
    }

    /** Reads a file and shows what is in it. */
    void open(Path file) {
        Optional<Machine> machine = session.checkedProperty().get().flatMap(r -> r.machine());
        String words = Texts.text("status.reading", file.getFileName()).text();
        show(words, Optional.of(0.0));
        reader.<Outcome>begin(
                0,
                (progress, published) -> {
                    Outcome outcome = read(file, machine, progress);
                    if (!progress.cancelled()) {
                        published.accept(outcome);
                    }
                },
                outcome -> take(file, outcome),
                share -> show(words, Optional.of(share)),
                () -> {
                    show(words, Optional.empty());
                    follow();
                });
    }

    private void show(String words, Optional<Double> share) {
        status.showWork("trace", words, share, () -> {
            reader.cancel();
            show(words, Optional.empty());
        });
    }

    private Outcome read(Path file, Optional<Machine> machine, Progress progress) {
        if (machine.isEmpty()) {
            return new Outcome.Refused(Texts.text("trace.no-machine"));
        }
        try {
            SimPlan plan = PlanCompiler.compile(machine.get());
            if (file.toString().endsWith(ScenarioFiles.ENDING)) {
                return switch (ScenarioFiles.read(file, Optional.of(plan))) {
                    case Parsed.Ok<ScenarioFile>(ScenarioFile scenario) -> new Outcome.Replays(scenario);
                    case Parsed.Wrong<ScenarioFile>(Message why) -> new Outcome.Refused(why);
                };
            }
            TraceNames names = plan.names();
            RecordedTrace trace = RecordedTrace.open(file, plan, scratch, progress);
            return trace.misfit(names)
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> new Outcome.Fits(trace, trace.differences(names)));
        } catch (TraceFormatException e) {
            return new Outcome.Refused(e.words());
        } catch (IOException e) {
            return new Outcome.Refused(DiskTrouble.words(e));
        }
    }

    private void take(Path file, Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused(Message why) ->
                questions.fail(
                        Texts.text("files.unreadable", file.getFileName()).text(), why.text());
            case Outcome.Replays(ScenarioFile scenario) -> session.runChoice().replay(scenario);
            case Outcome.Fits(RecordedTrace trace, List<Message> differences) -> {
                measure(trace);
                if (!differences.isEmpty()) {
                    questions.tell(
                            Texts.text("trace.differs", file.getFileName()).text(), lines(differences));
                }
                if (!trace.notes().isEmpty()) {
                    questions.tell(Texts.text("trace.notes", file.getFileName()).text(), lines(trace.notes()));
                }
            }
        }
    }

    private static String lines(List<Message> messages) {
        return messages.stream().limit(MOST_LINES).map(Message::text).collect(Collectors.joining("\n"));
    }

    private void measure(RecordedTrace trace) {
        Optional<RecordedTrace> before = session.runChoice().recordedProperty().get();
        session.runChoice().show(trace);
        measured = Optional.of(new Measured(trace, before));
        follow();
    }

    /** How far the measuring is; it has ended as well if something else is shown meanwhile. */
    private void follow() {
        measured.ifPresent(m -> {
            boolean goesOn = session.busyProperty().get()
                    && session.runChoice().recordedProperty().get().equals(Optional.of(m.trace()));
            if (goesOn) {
                status.showWork("trace", "", Optional.of(session.shareProperty().get()), () -> session.runChoice()
                        .show(m.before()));
            } else {
                measured = Optional.empty();
                status.showWork("trace", "", Optional.empty(), () -> {});
            }
        });
    }
}
