package dev.takt.designer.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeatTest {
    @Test
    void roomToSpareIsRoundedDown() {
        assertEquals("C ×1.23", new Heat("C", 1239, false).text());
        assertEquals("T ≥×100.00", new Heat("T", 100_000, true).text());
    }

    /** At its own value there is no room left, at three times it is cold. */
    @Test
    void heatFallsFromNoRoomToThreeTimes() {
        assertEquals(1, new Heat("C", 800, false).share());
        assertEquals(1, new Heat("C", 1000, false).share());
        assertEquals(0.5, new Heat("C", 2000, false).share());
        assertEquals(0, new Heat("C", 9000, false).share());
    }

    @Test
    void theFigureWithLessRoomCounts() {
        Heat work = new Heat("C", 1500, false);
        Heat period = new Heat("T", 1200, false);
        assertEquals(period, work.and(period));
        assertEquals(period, period.and(work));
    }
}
