package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.session.Session;
import dev.takt.app.shell.Buttons;
import dev.takt.app.shell.StatusRow;
import dev.takt.app.text.Texts;
import java.util.Optional;

/** What the status line has of a run that was cut: a button with which it goes on, then how far it is and a button that stops it there. */
final class FurtherRun {
    private final Session session;
    private final StatusRow status;

    private FurtherRun(Session session, StatusRow status) {
        this.session = session;
        this.status = status;
    }

    static void follow(Session session, StatusRow status, CommandBindings bindings) {
        status.offer(
                Buttons.words(bindings, "run.go-on", Texts.text("status.go-on").text()));
        FurtherRun run = new FurtherRun(session, status);
        session.goingOnProperty().addListener((_, _, now) -> run.show(now));
        session.shareProperty().addListener((_, _, _) -> {
            if (session.goingOnProperty().get()) {
                run.show(true);
            }
        });
    }

    private void show(boolean goesOn) {
        status.showWork(
                "run",
                Texts.text("status.going-on").text(),
                goesOn ? Optional.of(session.shareProperty().get()) : Optional.empty(),
                Texts.text("status.stop-run").text(),
                session::stop);
    }
}
