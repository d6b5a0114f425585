package dev.takt.app.wiring;

import dev.takt.app.session.Session;
import dev.takt.app.shell.ChangesQuestion;
import dev.takt.app.text.Texts;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.synthesis.Retargeted;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes a design to another chip or runtime as {@code takt retarget} does, as one step. What else would change there is shown before, and can be left as it is. */
final class Retargeting {
    private final Session session;
    private final OneQuestion question;

    Retargeting(Session session, OneQuestion question) {
        this.session = session;
        this.question = question;
    }

    /** Asks if something of the design would not stay as it is. */
    void to(Chip chip, RuntimeProfile runtime) {
        Retargeted moved = Retarget.to(session.document().project(), session.catalogue(), chip, runtime);
        if (moved.changes().isEmpty()) {
            apply(chip, runtime, p -> bare(p, chip, runtime));
        } else {
            ask(chip, runtime, moved);
        }
    }

    private static String words(int changes, long lost) {
        String key = lost > 0 ? "retargeting.words.lost" : "retargeting.words";
        return Texts.text(changes == 1 ? key + ".one" : key, changes, lost).text();
    }

    private void ask(Chip chip, RuntimeProfile runtime, Retargeted moved) {
        long lost = moved.changes().stream().filter(Retargeted.Change::lost).count();
        question.raiseOfDesign(new ChangesQuestion(
                Texts.text("retargeting.title", chip.name(), runtime.name()).text(),
                words(moved.changes().size(), lost),
                moved.changes().stream().map(Retargeting::line).toList(),
                List.of(
                        new ChangesQuestion.Answer(
                                "retarget",
                                text("retargeting.all"),
                                () -> apply(chip, runtime, p -> Retarget.to(p, session.catalogue(), chip, runtime)
                                        .project())),
                        new ChangesQuestion.Answer(
                                "retarget-bare",
                                text("retargeting.bare"),
                                () -> apply(chip, runtime, p -> bare(p, chip, runtime))),
                        new ChangesQuestion.Answer("retarget-not", text("ask.cancel"), () -> {})),
                question::lower));
    }

    private static String line(Retargeted.Change change) {
        return (change.lost() ? "! " : "~ ") + change.words().text();
    }

    private static Project bare(Project project, Chip chip, RuntimeProfile runtime) {
        return project.withTarget(chip.id()).withRuntime(runtime.id());
    }

    private void apply(Chip chip, RuntimeProfile runtime, UnaryOperator<Project> move) {
        Message label = Texts.text("edit.retarget", chip.name(), runtime.name());
        session.document().endStep();
        session.document().apply(new ChangeProject(label, Optional.empty(), move));
        session.document().endStep();
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }
}
