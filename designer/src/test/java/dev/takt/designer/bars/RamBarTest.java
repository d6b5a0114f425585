package dev.takt.designer.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.projects.memory.RamUseKind;
import org.junit.jupiter.api.Test;

class RamBarTest {
    /** Blue is for the processor; what memory is used for has colours of its own. */
    @Test
    void dataPoolsAndHeapHaveTheColoursOfMemory() {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            assertEquals(theme.of(Token.MEMORY_STATIC), RamBar.colour(RamUseKind.STATIC, theme));
            assertEquals(theme.of(Token.MEMORY_POOL), RamBar.colour(RamUseKind.POOL, theme));
            assertEquals(theme.of(Token.MEMORY_HEAP), RamBar.colour(RamUseKind.HEAP, theme));
        }
    }
}
