package dev.takt.designer.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlayheadTest {
    private final Playhead playhead = new Playhead();

    PlayheadTest() {
        playhead.setEnd(10_000_000);
        playhead.setSpeed(5_000_000);
    }

    @Test
    void itMovesBySpeedTimesRealTime() {
        playhead.play();
        playhead.advance(200_000_000);
        assertEquals(1_000_000, playhead.atNs());
    }

    @Test
    void itStopsAtTheEndAndStartsOverFromThere() {
        playhead.moveTo(9_999_999);
        playhead.play();
        playhead.advance(1_000_000_000);
        assertEquals(10_000_000, playhead.atNs());
        assertFalse(playhead.isPlaying());
        playhead.play();
        assertEquals(0, playhead.atNs());
        assertTrue(playhead.isPlaying());
    }

    @Test
    void itPlaysBackwards() {
        playhead.setSpeed(-5_000_000);
        playhead.play();
        playhead.advance(1_000_000_000);
        assertEquals(5_000_000, playhead.atNs());
    }

    @Test
    void itTurnsWhereItIsAndKeepsItsSpeed() {
        playhead.play();
        playhead.advance(1_000_000_000);
        playhead.turn(false);
        playhead.advance(400_000_000);
        assertEquals(3_000_000, playhead.atNs());
        playhead.turn(true);
        assertEquals(5_000_000, playhead.speedNs());
        assertTrue(playhead.isPlaying());
    }

    @Test
    void itStaysWithinARunThatGotShorter() {
        playhead.moveTo(9_000_000);
        playhead.setEnd(4_000_000);
        assertEquals(4_000_000, playhead.atNs());
    }

    @Test
    void withoutARunItDoesNotPlay() {
        playhead.setEnd(0);
        playhead.play();
        assertFalse(playhead.isPlaying());
    }
}
