package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.text.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Says every two seconds how far work is, in the words of a text, so that short work says nothing. */
final class ProgressLine implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PrintStream err;
    private final String key;
    private Instant last = Instant.now();
    private volatile boolean enough;

    ProgressLine(PrintStream err, String key) {
        this.err = err;
        this.key = key;
    }

    /** Does work that ends with what it has when the command is stopped. */
    <T, E extends Exception> T untilStopped(Console console, Outputs.Early<T, E> work) throws E {
        return console.files().endingEarly(() -> end(console), work);
    }

    /** The last word of the command on how far it is; called by the thread that stops the process. */
    private synchronized void end(Console console) {
        enough = true;
        console.say(Texts.text("cli.ending"));
    }

    @Override
    public void report(double share) {
        Instant now = Instant.now();
        if (Duration.between(last, now).compareTo(PAUSE) >= 0) {
            say(share, now);
        }
    }

    /** What remains to be done with a part of the work is no progress of the whole. */
    private synchronized void say(double share, Instant now) {
        if (!enough) {
            last = now;
            err.println(Texts.text(key, Math.round(share * 100)).text());
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public boolean enough() {
        return enough;
    }
}
