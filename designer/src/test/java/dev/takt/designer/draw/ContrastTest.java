package dev.takt.designer.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast of text (at least 4.5) and marks (at least 3.0) against what they stand on, WCAG 2.2 relative luminance. */
class ContrastTest {

    @ParameterizedTest
    @CsvSource({
        "FG,RAISED,16.27,13.49",
        "FG,CHIP,12.61,12.70",
        "MUTED,PANEL,6.85,8.43",
        "MUTED,CHIP,5.61,7.26",
        "SUBTLE,RAISED,5.82,5.67",
        "SUBTLE,HOVER,4.99,4.92",
        "ACCENT,RAISED,6.05,6.97",
        "ACCENT,ACCENT_SOFT,4.99,5.91",
        "ON_ACCENT,ACCENT,6.05,8.00",
        "OK,OK_SOFT,4.92,6.84",
        "WARN,WARN_SOFT,5.47,7.20",
        "ERR,ERR_SOFT,5.01,6.03",
        "ERR,ACCENT_SOFT,4.98,5.67",
        "ON_LEVEL_3,LEVEL_3,14.10,15.42",
        "ON_LEVEL_2,LEVEL_2,6.05,8.00",
        "ON_LEVEL_1,LEVEL_1,5.46,4.76",
        "ON_LEVEL_0,LEVEL_0,8.55,6.43",
        "ADDED_FG,ADDED_BG,6.95,8.86",
        "REMOVED_FG,REMOVED_BG,6.82,8.27"
    })
    void textIsReadable(Token text, Token ground, double light, double dark) {
        assertTrue(Math.min(light, dark) >= 4.5);
        assertContrast(text, ground, light, dark);
    }

    @ParameterizedTest
    @CsvSource({
        "LEVEL_3,RAISED,14.10,13.44",
        "LEVEL_2,RAISED,6.05,6.97",
        "LEVEL_1,RAISED,3.29,3.36",
        "READY,RAISED,3.42,4.99",
        "BLOCKED,BLOCKED_SOFT,3.38,5.18",
        "OVERHEAD,RAISED,6.60,7.20",
        "MISSED,RAISED,6.03,5.87",
        "REQUEST,BAND_3,5.26,5.99",
        "ACTIVATION,BAND_1,5.40,7.12",
        "DATA,BAND_1,5.06,7.78",
        "LOCK,BAND_1,4.90,7.38"
    })
    void marksAreSeen(Token mark, Token ground, double light, double dark) {
        assertTrue(Math.min(light, dark) >= 3.0);
        assertContrast(mark, ground, light, dark);
    }

    private static void assertContrast(Token a, Token b, double light, double dark) {
        assertEquals(light, Theme.LIGHT.of(a).contrastTo(Theme.LIGHT.of(b)), 0.011);
        assertEquals(dark, Theme.DARK.of(a).contrastTo(Theme.DARK.of(b)), 0.011);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void wordsAreReadableOnEveryInterpolatedLevel(Theme theme) {
        for (int count = 1; count <= 16; count++) {
            for (int level = 0; level < count; level++) {
                double ratio = theme.level(level, count).contrastTo(theme.onLevel(level, count));
                assertTrue(ratio >= 4.5, theme + " " + level + " of " + count + ": " + ratio);
            }
        }
    }

    @Test
    void moreUrgentLevelsContrastMoreWithTheTrack() {
        for (Theme theme : Theme.values()) {
            Rgb track = theme.of(Token.RAISED);
            for (int level = 1; level < 6; level++) {
                assertTrue(theme.level(level, 6).contrastTo(track)
                        > theme.level(level - 1, 6).contrastTo(track));
            }
        }
    }

    @Test
    void wordsStandOutSevenToOneWhereContrastIsWanted() {
        for (Token words : List.of(
                Token.FG,
                Token.MUTED,
                Token.SUBTLE,
                Token.ACCENT,
                Token.OK,
                Token.WARN,
                Token.ERR,
                Token.CODE_KEYWORD,
                Token.CODE_COMMENT)) {
            for (Token ground : List.of(Token.CANVAS, Token.PANEL, Token.RAISED, Token.CHIP)) {
                double ratio = Theme.CONTRAST.of(words).contrastTo(Theme.CONTRAST.of(ground));
                assertTrue(ratio >= 7, words + " on " + ground + ": " + ratio);
            }
        }
        for (String kind : List.of("OK", "WARN", "ERR")) {
            double ratio =
                    Theme.CONTRAST.of(Token.valueOf(kind)).contrastTo(Theme.CONTRAST.of(Token.valueOf(kind + "_SOFT")));
            assertTrue(ratio >= 4.5, kind + ": " + ratio);
        }
        assertTrue(Theme.CONTRAST.of(Token.ON_ACCENT).contrastTo(Theme.CONTRAST.of(Token.ACCENT)) >= 7);
    }

    @Test
    void blackOnWhiteIsTwentyOneToOne() {
        assertEquals(21, Rgb.of("#000000").contrastTo(Rgb.of("#FFFFFF")), 1e-9);
    }
}
