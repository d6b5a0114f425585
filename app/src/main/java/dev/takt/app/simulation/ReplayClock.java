package dev.takt.app.simulation;

import dev.takt.designer.document.Playhead;
import javafx.animation.AnimationTimer;

/** Drives a playhead by the frames of the screen while it plays. */
public final class ReplayClock extends AnimationTimer {
    private static final long LONGEST_FRAME_NS = 100_000_000;

    private final Playhead playhead;
    private long lastNs = -1;

    public ReplayClock(Playhead playhead) {
        this.playhead = playhead;
        playhead.addListener(this::follow);
    }

    private void follow() {
        if (playhead.isPlaying() && lastNs < 0) {
            lastNs = 0;
            start();
        } else if (!playhead.isPlaying() && lastNs >= 0) {
            lastNs = -1;
            stop();
        }
    }

    @Override
    public void handle(long now) {
        if (lastNs > 0) {
            playhead.advance(Math.min(now - lastNs, LONGEST_FRAME_NS));
        }
        if (lastNs >= 0) {
            lastNs = now;
        }
    }
}
