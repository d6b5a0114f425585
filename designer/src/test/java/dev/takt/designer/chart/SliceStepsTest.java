package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The inversion, one round: what the rows show is written beside its events. */
class SliceStepsTest {
    private static final ChartData DATA = ChartData.of(InversionTrace.of(1));

    /** From the start to the end of the run, in microseconds. */
    private static List<Long> forward(SliceSteps slices) {
        List<Long> starts = new ArrayList<>();
        OptionalLong at = slices.after(-1);
        while (at.isPresent()) {
            starts.add(at.getAsLong() / 1000);
            at = slices.after(at.getAsLong());
        }
        return starts;
    }

    private static List<Long> back(SliceSteps slices) {
        List<Long> starts = new ArrayList<>();
        OptionalLong at = slices.before(DATA.durationNs());
        while (at.isPresent()) {
            starts.add(at.getAsLong() / 1000);
            at = slices.before(at.getAsLong());
        }
        return starts.reversed();
    }

    private static SliceSteps of(ItemId item) {
        return SliceSteps.of(DATA, Optional.of(item));
    }

    /** It runs at 1 ms, is preempted at 2 and resumed at 7.7, preempted again at 10.3 and resumed when the lock's waiter has ended; that it locks at 1.6 begins no slice. */
    @Test
    void aRowIsWalkedFromSliceToSliceNotFromEventToEvent() {
        List<Long> starts = forward(of(InversionTrace.LOW));
        assertEquals(List.of(1000L, 2000L, 7700L, 10_300L), starts.subList(0, 4));
        assertEquals(starts, back(of(InversionTrace.LOW)));
    }

    @Test
    void resourcesAreWalkedFromHolderToHolderAndChannelsFromFillToFill() {
        assertEquals(List.of(1600L, 10_300L), forward(of(InversionTrace.LOCK)));
        assertEquals(List.of(2500L, 2900L), forward(of(InversionTrace.QUEUE)));
        assertEquals(List.of(2500L, 2900L), back(of(InversionTrace.QUEUE)));
    }

    /** What is sent at 2.5 ms begins no slice of a task. */
    @Test
    void withoutARowAllTasksAndHandlersAreWalked() {
        SliceSteps all = SliceSteps.of(DATA, Optional.empty());
        assertEquals(List.of(1000L, 2000L, 2900L, 5000L), forward(all).subList(0, 4));
        assertEquals(forward(all), back(all));
        assertEquals(forward(all), forward(of(ItemId.of("of-no-row"))));
    }

    @Test
    void thereIsNothingBeforeTheFirstAndAfterTheLast() {
        SliceSteps lock = of(InversionTrace.LOCK);
        assertEquals(OptionalLong.empty(), lock.before(1_600_000));
        assertEquals(OptionalLong.empty(), lock.after(10_300_000));
    }
}
