package dev.takt.app.task;

import dev.takt.projects.text.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** As many threads as the machine has cores, for pieces of work that do not depend on each other. */
public final class Crew implements Workers, AutoCloseable {
    private final int size = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = Executors.newFixedThreadPool(size, work -> {
        Thread thread = new Thread(work, "takt-crew");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public int size() {
        return size;
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> pieces) {
        List<Future<T>> futures = new ArrayList<>();
        pieces.forEach(piece -> futures.add(threads.submit(piece::get)));
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a piece of work failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return results;
    }

    /** Ends the threads; what they still do is dropped. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
