package dev.takt.app.task;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The end of the process by a signal (Ctrl+C, a terminal that closes): waits until what must not be left in half is done, tidies up, and leaves with the exit
 * status of an interrupted command. A process that ends by itself calls {@link #finished()} first.
 */
public final class Stopping {
    /** Exit status of a command that was stopped: 128 + the number of SIGINT. */
    public static final int STATUS = 130;

    private static final long PATIENCE_SECONDS = 10;

    private final ReentrantLock whole = new ReentrantLock();
    private volatile boolean finished;

    /** Watches for the end of the process; {@code tidy} runs once if it comes by a signal. */
    public static Stopping watch(Runnable tidy) {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.stop(tidy), "takt-stop"));
        return stopping;
    }

    /** For a caller inside a process that goes on, such as a test: nothing is watched. */
    public static Stopping unwatched() {
        return new Stopping();
    }

    /** From now on the process ends by itself. */
    public void finished() {
        finished = true;
    }

    /** Until {@link #endWhole()} a signal has to wait. */
    public void beginWhole() {
        whole.lock();
    }

    public void endWhole() {
        whole.unlock();
    }

    private void stop(Runnable tidy) {
        if (finished) {
            return;
        }
        try {
            // Held for good: after this point no command begins to write.
            whole.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tidy.run();
        Runtime.getRuntime().halt(STATUS);
    }
}
