package dev.takt.app.task;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What follows a piece of news in many panes, done one after the other, each in a frame of its own, so that no frame is held up by all of them. What is asked for again before its turn comes is done
 * once; it keeps its place and reads the newest state then. To be used on the window's thread.
 */
public final class Turns {
    private final Executor nextFrame;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean begun;

    /** {@code nextFrame} does each piece of work in another frame, in order. */
    public Turns(Executor nextFrame) {
        this.nextFrame = nextFrame;
    }

    /** Does an update when its turn comes; the same object is the same update. */
    public void ask(Runnable update) {
        waiting.add(update);
        if (!begun) {
            begun = true;
            nextFrame.execute(this::next);
        }
    }

    /** An update that was asked for is not wanted any more. */
    public void forget(Runnable update) {
        waiting.remove(update);
    }

    /** Nothing that waits is wanted any more. */
    public void forgetAll() {
        waiting.clear();
    }

    private void next() {
        begun = false;
        if (waiting.isEmpty()) {
            return;
        }
        Runnable update = waiting.iterator().next();
        waiting.remove(update);
        try {
            update.run();
        } finally {
            if (!waiting.isEmpty() && !begun) {
                begun = true;
                nextFrame.execute(this::next);
            }
        }
    }
}
