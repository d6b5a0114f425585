package dev.takt.designer.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateLookTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void eachStateThatIsNotRunningHasAPatternOfItsOwn(Theme theme) {
        assertEquals(Pattern.Kind.RISING, kind(theme.ready()));
        assertEquals(Pattern.Kind.FALLING, kind(theme.blocked()));
        assertEquals(Pattern.Kind.DOTS, kind(theme.suspended()));
        assertEquals(Pattern.Kind.STRIPES, kind(theme.overhead(12)));
        assertInstanceOf(Rgb.class, theme.overhead(11.9).ink());
        assertInstanceOf(Rgb.class, theme.running(2, 4).ink());
    }

    private static Pattern.Kind kind(StateLook look) {
        return assertInstanceOf(Pattern.class, look.ink()).kind();
    }

    @Test
    void heightsTellStatesApartWithoutColour() {
        assertEquals(new Box(10, 4, 5, 20), Theme.LIGHT.running(3, 4).box(10, 15, 0, 28));
        assertEquals(new Box(10, 5, 5, 18), Theme.LIGHT.blocked().box(10, 15, 0, 28));
        assertEquals(new Box(10, 10, 5, 8), Theme.LIGHT.ready().box(10, 15, 0, 28));
        assertEquals(new Box(10, 10, 5, 8), Theme.LIGHT.suspended().box(10, 15, 0, 28));
    }

    @Test
    void theLowestLevelHasAnOutlineBecauseItsFillIsFaint() {
        assertEquals(
                Stroke.of(Token.LEVEL_1.light(), 1), Theme.LIGHT.running(0, 4).outline());
        assertEquals(0, Theme.LIGHT.running(1, 4).outline().width());
    }

    @Test
    void fourLevelsAreTheFourTokens() {
        assertEquals(Token.LEVEL_0.dark(), Theme.DARK.level(0, 4));
        assertEquals(Token.LEVEL_1.dark(), Theme.DARK.level(1, 4));
        assertEquals(Token.LEVEL_2.dark(), Theme.DARK.level(2, 4));
        assertEquals(Token.LEVEL_3.dark(), Theme.DARK.level(3, 4));
    }

    @Test
    void marksOfAPatternAreSevenPixelsApartAcrossTheLines() {
        Pattern ready = assertInstanceOf(Pattern.class, Theme.LIGHT.ready().ink());
        var marks = ready.marksOver(new Box(0, 0, 40, 8));
        double alongX = marks.get(1).x1() - marks.get(0).x1();
        assertEquals(7, alongX / Math.sqrt(2), 1e-9);
    }

    @Test
    void everySignHasAnOutline() {
        assertEquals(
                Glyph.values().length,
                Arrays.stream(Glyph.values())
                        .map(Glyph::outline)
                        .filter(o -> !o.pieces().isEmpty())
                        .collect(Collectors.toSet())
                        .size());
    }
}
