package dev.takt.designer.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextMeasureTest {

    @Test
    void everyMonoSignIsSixTenthsOfItsSize() {
        assertEquals(30, TextMeasure.width("0.1 ≤", Face.mono(10)), 1e-9);
        assertEquals(30, TextMeasure.width("WiI·→", Face.strongMono(10)), 1e-9);
    }

    @Test
    void widthsAreThoseOfTheFontsOwnTable() {
        // Advances of Inter Regular, 2048 units an em: T 1322, a 1150, k 1124, t 670.
        assertEquals(TAKT / 2048.0 * 16, TextMeasure.width("Takt", Face.words(16)), 1e-9);
    }

    private static final double TAKT = 1322 + 1150 + 1124 + 670;

    @Test
    void aSignTheFontsDoNotHaveCountsAsOneEm() {
        assertEquals(12, TextMeasure.width("時", Face.words(12)), 1e-9);
        assertEquals(12, TextMeasure.width("\uD83D\uDE00", Face.words(12)), 1e-9);
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        Face face = Face.mono(10);
        assertEquals("abcdef", TextMeasure.fitted("abcdef", 36, face));
        assertEquals("abcd…", TextMeasure.fitted("abcdef", 35, face));
        assertEquals("", TextMeasure.fitted("abcdef", 11, face));
    }

    /** No longer start of the text with an ellipsis fits, for any room. */
    @Test
    void asMuchAsFitsIsKept() {
        Face face = Face.words(11);
        String text = "Ölstand  §7 → 時計 ok";
        for (double room = 0; room < TextMeasure.width(text, face); room += 0.5) {
            String longest = "";
            for (int end = 1; end < text.length(); end++) {
                String shorter = text.substring(0, end).stripTrailing() + "…";
                longest = TextMeasure.width(shorter, face) <= room ? shorter : longest;
            }
            assertEquals(longest, TextMeasure.fitted(text, room, face), "room of " + room);
        }
    }

    @Test
    void boldIsWiderThanRegular() {
        assertTrue(TextMeasure.width("control", Face.strong(12)) > TextMeasure.width("control", Face.words(12)));
    }
}
