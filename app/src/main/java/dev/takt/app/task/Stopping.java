package dev.takt.app.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The end of the process by a signal (Ctrl+C, a terminal that closes): waits until what must not be left in half is done, tidies up, and leaves with the exit
 * status of an interrupted command. A process that ends by itself calls {@link #finished()} first. Work that can end early with what it has is asked to, and has a while to tell of it.
 */
public final class Stopping {
    /** Exit status of a command that was stopped: 128 + the number of SIGINT. */
    public static final int STATUS = 130;

    private static final long PATIENCE_SECONDS = 10;
    private static final long END_SECONDS = 60;

    private final ReentrantLock whole = new ReentrantLock();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile @Nullable Runnable enough;

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

    /** Until {@link #endsAtOnce()} a signal asks for this, and waits up to a minute for the process to end. */
    public void endsEarly(Runnable enough) {
        this.enough = enough;
    }

    public void endsAtOnce() {
        enough = null;
    }

    /** From now on the process ends by itself. */
    public void finished() {
        finished.countDown();
    }

    /** Until {@link #endWhole()} a signal has to wait. */
    public void beginWhole() {
        whole.lock();
    }

    public void endWhole() {
        whole.unlock();
    }

    private void stop(Runnable tidy) {
        if (finished.getCount() == 0) {
            return;
        }
        try {
            if (!endedEarly()) {
                // Held for good: after this point no command begins to write.
                whole.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
                tidy.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tidy.run();
        }
        Runtime.getRuntime().halt(STATUS);
    }

    private boolean endedEarly() throws InterruptedException {
        Runnable end = enough;
        if (end == null) {
            return false;
        }
        end.run();
        return finished.await(END_SECONDS, TimeUnit.SECONDS);
    }
}
