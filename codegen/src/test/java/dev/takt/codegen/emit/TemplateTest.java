package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void aBlankInALineIsReplacedWhereItStands() {
        assertEquals("size = 4; // 4 of SIZE\n", Template.fill("size = «n»; // «n» of SIZE\n", Map.of("n", "4")));
    }

    @Test
    void aBlankThatHasALineForItselfTakesLinesAsFarInAsItIsOrNone() {
        String template = """
                fn f() {
                    «body»
                    «end»
                }
                """;
        assertEquals("""
                fn f() {
                    if a {

                        b();
                    }
                }
                """, Template.fill(template, Map.of("body", "if a {\n\n    b();\n}", "end", "")));
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() {
        assertEquals("«b» $1 \\", Template.fill("«a»", Map.of("a", "«b» $1 \\")));
    }

    @Test
    void aBlankWithoutWordsAndWordsWithoutABlankAreDefects() {
        assertEquals(
                "nothing for the blank b",
                assertThrows(IllegalArgumentException.class, () -> Template.fill("«a» «b»", Map.of("a", "")))
                        .getMessage());
        assertEquals(
                "no blank for [b]",
                assertThrows(IllegalArgumentException.class, () -> Template.fill("«a»", Map.of("a", "", "b", "")))
                        .getMessage());
    }
}
