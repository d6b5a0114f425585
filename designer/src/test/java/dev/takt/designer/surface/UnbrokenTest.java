package dev.takt.designer.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnbrokenTest {
    @Test
    void aFigureStaysWithItsUnit() {
        assertEquals(
                "done 5.49664\u00a0ms, of 12\u00a0KiB at 168\u00a0MHz: 50.1\u00a0%.",
                Unbroken.of("done 5.49664 ms, of 12 KiB at 168 MHz: 50.1 %."));
    }

    @Test
    void wordsThatBeginLikeAUnitDoNot() {
        assertEquals("5 steps, 3 msgs, 2 Bytes, P4 s2", Unbroken.of("5 steps, 3 msgs, 2 Bytes, P4 s2"));
        assertEquals("ms 5 and", Unbroken.of("ms 5 and"));
    }
}
