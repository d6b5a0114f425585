package dev.takt.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test's own thread plays the window's: it takes what is handed over when it likes. */
@Timeout(20)
class NewestTest {
    private final BlockingQueue<Runnable> handed = new LinkedBlockingQueue<>();
    private final List<Throwable> defects = new ArrayList<>();
    private final Newest newest = new Newest("test", handed::add, defects::add);

    @Test
    void stagesArriveInOrder() throws Exception {
        List<String> seen = new ArrayList<>();

        newest.<String>begin(
                (progress, published) -> {
                    published.accept("machine");
                    published.accept("analysis");
                },
                seen::add);
        take();
        take();

        assertEquals(List.of("machine", "analysis"), seen);
    }

    @Test
    void newerWorkCancelsOlderAndItsLateResultIsDropped() throws Exception {
        List<String> seen = new ArrayList<>();
        CountDownLatch running = new CountDownLatch(1);

        newest.<String>begin(
                (Progress progress, Consumer<String> published) -> {
                    running.countDown();
                    while (!progress.cancelled()) {
                        Thread.onSpinWait();
                    }
                    published.accept("old");
                },
                seen::add);
        running.await();
        newest.<String>begin((progress, published) -> published.accept("new"), seen::add);
        takeAll();

        assertEquals(List.of("new"), seen);
    }

    @Test
    void workThatIsToldThatItIsEnoughEndsWithWhatItHas() throws Exception {
        List<String> seen = new ArrayList<>();
        CountDownLatch running = new CountDownLatch(1);
        Newest.Work<String> work = (progress, published) -> {
            running.countDown();
            while (!progress.enough()) {
                Thread.onSpinWait();
            }
            published.accept("part, wanted: " + !progress.cancelled());
        };

        newest.begin(work, seen::add, () -> seen.add("over"));
        running.await();
        newest.enough();
        take();
        take();
        newest.<String>begin((progress, published) -> published.accept("newer: " + progress.enough()), seen::add);
        take();

        assertEquals(List.of("part, wanted: true", "over", "newer: false"), seen);
    }

    @Test
    void resultHandedOverButOvertakenIsDropped() throws Exception {
        List<String> seen = new ArrayList<>();
        newest.<String>begin((progress, published) -> published.accept("old"), seen::add);
        Runnable late = next();

        newest.cancel();
        late.run();

        assertEquals(List.of(), seen);
    }

    @Test
    void defectIsHandedOver() throws Exception {
        newest.<String>begin(
                (progress, published) -> {
                    throw new IllegalStateException("defect");
                },
                _ -> {});
        take();

        assertEquals(
                List.of("defect"), defects.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void shareIsReported() throws Exception {
        List<Double> shares = new ArrayList<>();
        newest.<String>begin(0, (progress, published) -> progress.report(0.5), _ -> {}, shares::add, () -> {});
        take();

        assertEquals(List.of(0.5), shares);
    }

    @Test
    void pausedWorkOvertakenBeforeItBeganNeverRuns() throws Exception {
        List<String> seen = new ArrayList<>();
        newest.<String>begin(60_000, (progress, published) -> published.accept("old"), seen::add, _ -> {}, () -> {});
        newest.<String>begin((progress, published) -> published.accept("new"), seen::add);
        take();

        assertEquals(List.of("new"), seen);
    }

    @Test
    void endIsToldAfterAllThatWasPublished() throws Exception {
        List<String> seen = new ArrayList<>();

        newest.<String>begin((progress, published) -> published.accept("result"), seen::add, () -> seen.add("end"));
        takeAll();

        assertEquals(List.of("result", "end"), seen);
    }

    @Test
    void endIsToldOnceOfWorkWithADefectAndBeforeTheDefect() throws Exception {
        List<Integer> defectsAtEnd = new ArrayList<>();

        newest.<String>begin(
                (progress, published) -> {
                    throw new IllegalStateException("defect");
                },
                _ -> {},
                () -> defectsAtEnd.add(defects.size()));
        takeAll();

        assertEquals(List.of(0), defectsAtEnd);
        assertEquals(1, defects.size());
    }

    @Test
    void endOfOvertakenWorkIsNotTold() throws Exception {
        List<String> seen = new ArrayList<>();
        newest.<String>begin((progress, published) -> {}, seen::add, () -> seen.add("end of the old"));
        Runnable late = next();

        newest.<String>begin((progress, published) -> {}, seen::add, () -> seen.add("end of the new"));
        late.run();
        takeAll();

        assertEquals(List.of("end of the new"), seen);
    }

    @Test
    void isBusyUntilTheEndIsHandedOverAndNotAfterADefectOrACancellation() throws Exception {
        assertFalse(newest.isBusy());
        newest.<String>begin(
                (progress, published) -> {
                    throw new IllegalStateException("defect");
                },
                _ -> {});
        assertTrue(newest.isBusy());
        takeAll();
        assertFalse(newest.isBusy());

        newest.<String>begin(60_000, (progress, published) -> {}, _ -> {}, _ -> {}, () -> {});
        assertTrue(newest.isBusy());
        newest.cancel();
        assertFalse(newest.isBusy());
    }

    @Test
    void nothingBeginsAfterTheEnd() {
        newest.close();

        newest.<String>begin((progress, published) -> published.accept("late"), _ -> {});

        assertTrue(handed.isEmpty());
    }

    /** Takes what is handed over until the newest work is over. */
    private void takeAll() throws InterruptedException {
        while (newest.isBusy()) {
            take();
        }
    }

    private void take() throws InterruptedException {
        next().run();
    }

    private Runnable next() throws InterruptedException {
        Runnable runnable = handed.poll(10, TimeUnit.SECONDS);
        assertTrue(runnable != null, "nothing was handed over");
        return runnable;
    }
}
