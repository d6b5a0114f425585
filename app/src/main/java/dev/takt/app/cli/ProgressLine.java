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

    ProgressLine(PrintStream err, String key) {
        this.err = err;
        this.key = key;
    }

    @Override
    public void report(double share) {
        Instant now = Instant.now();
        if (Duration.between(last, now).compareTo(PAUSE) >= 0) {
            last = now;
            err.println(Texts.text(key, Math.round(share * 100)).text());
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
