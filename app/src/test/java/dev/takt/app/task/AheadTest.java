package dev.takt.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AheadTest {
    private static final long PATIENCE_SECONDS = 10;

    @Test
    void workRunsOnAThreadThatDoesNotKeepTheProcess() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();

        Ahead.begin("ahead", () -> thread.complete(Thread.currentThread()), thread::completeExceptionally);

        Thread ran = thread.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals("ahead", ran.getName());
        assertTrue(ran.isDaemon());
    }

    @Test
    void aDefectIsTold() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();

        Ahead.begin(
                "ahead",
                () -> {
                    throw new IllegalStateException("defect");
                },
                told::complete);

        assertEquals("defect", told.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getMessage());
    }
}
