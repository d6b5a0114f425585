package dev.takt.app.wiring;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.animation.AnimationTimer;

/** Tells who measures how long a start takes that the window can be used: a line is written into the file, or the pipe, that {@code TAKT_STARTED} names. */
final class StartMark extends AnimationTimer {
    private static final Logger LOG = System.getLogger(StartMark.class.getName());
    private static final String VARIABLE = "TAKT_STARTED";

    /** One frame is painted while the next begins. */
    private static final int PAINTED = 2;

    private final Path file;
    private int frames;

    private StartMark(Path file) {
        this.file = file;
    }

    /** Begins to wait for the first frame, if somebody wants to know. */
    static void watch(Map<String, String> environment) {
        String file = environment.getOrDefault(VARIABLE, "");
        if (!file.isBlank()) {
            new StartMark(Path.of(file)).start();
        }
    }

    @Override
    public void handle(long now) {
        frames++;
        if (frames == PAINTED) {
            stop();
            try {
                Files.writeString(file, "started\n");
            } catch (IOException e) {
                LOG.log(Level.WARNING, "nobody is told of the start: {0}", e.getMessage());
            }
        }
    }
}
