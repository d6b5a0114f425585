package dev.takt.designer.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReplaySpeedsTest {
    private static final long SECOND = 1_000_000_000L;

    private static String fastest(long runNs) {
        return ReplaySpeeds.words(ReplaySpeeds.of(runNs).getLast());
    }

    /** At ten times the speed 20 seconds are over in two. */
    @Test
    void fasterThanRealTimeIsOfferedWhereTheReplayTakesTwoSecondsThen() {
        assertEquals("1×", fastest(SECOND));
        assertEquals("5×", fastest(20 * SECOND - 1));
        assertEquals("10×", fastest(20 * SECOND));
        assertEquals("1000×", fastest(3600 * SECOND));
        assertEquals("10000×", fastest(24 * 3600 * SECOND));
    }

    @Test
    void theNextSpeedKeepsTheDirectionAndEndsWithTheLast() {
        Playhead playhead = new Playhead();
        playhead.setEnd(SECOND);
        playhead.setSpeed(-SECOND / 10);
        playhead.hasten(true);
        assertEquals(-SECOND, playhead.speedNs());
        playhead.hasten(true);
        assertEquals(-SECOND, playhead.speedNs());
        playhead.turn(true);
        playhead.hasten(false);
        playhead.hasten(false);
        assertEquals(SECOND / 50, playhead.speedNs());
        playhead.setSpeed(SECOND / 10_000);
        playhead.hasten(false);
        assertEquals(SECOND / 10_000, playhead.speedNs());
    }

    @Test
    void aSpeedBetweenThemGoesToTheNextOfThem() {
        Playhead playhead = new Playhead();
        playhead.setEnd(SECOND);
        playhead.setSpeed(SECOND / 30);
        playhead.hasten(true);
        assertEquals(SECOND / 10, playhead.speedNs());
        playhead.setSpeed(SECOND / 30);
        playhead.hasten(false);
        assertEquals(SECOND / 50, playhead.speedNs());
    }
}
