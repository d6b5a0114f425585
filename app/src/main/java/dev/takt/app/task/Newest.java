package dev.takt.app.task;

import dev.takt.projects.text.Progress;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Work off the window's thread of which only the newest counts: to begin a piece of work cancels the one before, and whatever that one still computes is dropped.
 * One thread of its own; results and failures are handed over through the given executor, in order, and never after something newer has begun. Safe to call from any
 * thread.
 */
public final class Newest implements AutoCloseable {
    private final ScheduledThreadPoolExecutor worker;
    private final Executor handOver;
    private final Consumer<Throwable> failed;
    private final AtomicLong newest = new AtomicLong();
    /** The newest of which what it has is enough. */
    private final AtomicLong enough = new AtomicLong();
    /** The newest that does not go on any more. */
    private final AtomicLong ended = new AtomicLong();

    /** {@code handOver} runs what is for the window's thread; {@code failed} is told there about a defect in the work. */
    public Newest(String name, Executor handOver, Consumer<Throwable> failed) {
        this.handOver = handOver;
        this.failed = failed;
        worker = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        worker.setRemoveOnCancelPolicy(true);
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Work that publishes results as it gets them and stops soon after {@code progress} says that it is cancelled. */
    @FunctionalInterface
    public interface Work<T> {
        void run(Progress progress, Consumer<T> published);
    }

    /**
     * Begins work after a pause, unless something newer is begun meanwhile or this is closed. {@code share} hears how far it is, 0 to 1; {@code ended} is told after all that was published that the
     * work is over, with a defect too, before that is told.
     */
    public <T> void begin(
            long pauseMillis, Work<T> work, Consumer<T> published, Consumer<Double> share, Runnable ended) {
        long number = newest.incrementAndGet();
        worker.schedule(() -> run(number, work, published, share, ended), pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Begins work at once; {@code ended} is told when it is over, with a defect too. */
    public <T> void begin(Work<T> work, Consumer<T> published, Runnable ended) {
        begin(0, work, published, _ -> {}, ended);
    }

    /** Begins work at once. */
    public <T> void begin(Work<T> work, Consumer<T> published) {
        begin(work, published, () -> {});
    }

    /** True until it is handed over that the newest work is over. */
    public boolean isBusy() {
        return newest.get() != ended.get();
    }

    /** What the newest work has by now is enough: where it can, it ends with that. */
    public void enough() {
        enough.set(newest.get());
    }

    /** Nothing begun so far counts any more. */
    public void cancel() {
        ended.set(newest.incrementAndGet());
    }

    /** Cancels what runs and ends the thread; nothing begins any more. */
    @Override
    public void close() {
        cancel();
        worker.shutdown();
    }

    private <T> void run(long number, Work<T> work, Consumer<T> published, Consumer<Double> share, Runnable over) {
        if (stale(number)) {
            return;
        }
        try {
            work.run(progress(number, share), result -> handOver(number, () -> published.accept(result)));
            handOver(number, () -> end(number, over));
        } catch (Throwable defect) {
            handOver(number, () -> {
                end(number, over);
                failed.accept(defect);
            });
        }
    }

    private void end(long number, Runnable over) {
        ended.set(number);
        over.run();
    }

    private void handOver(long number, Runnable news) {
        handOver.execute(() -> {
            if (!stale(number)) {
                news.run();
            }
        });
    }

    private Progress progress(long number, Consumer<Double> share) {
        return new Progress() {
            @Override
            public void report(double done) {
                handOver(number, () -> share.accept(done));
            }

            @Override
            public boolean cancelled() {
                return stale(number);
            }

            @Override
            public boolean enough() {
                return enough.get() == number;
            }
        };
    }

    private boolean stale(long number) {
        return newest.get() != number;
    }
}
