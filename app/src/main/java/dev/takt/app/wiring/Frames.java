package dev.takt.app.wiring;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;

/** Does one piece of work a frame of the screen, in order, on the window's thread. */
final class Frames extends AnimationTimer implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        start();
    }

    @Override
    public void handle(long now) {
        Runnable work = waiting.remove();
        if (waiting.isEmpty()) {
            stop();
        }
        work.run();
    }
}
