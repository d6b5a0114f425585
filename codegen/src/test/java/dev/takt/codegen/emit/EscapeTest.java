package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class EscapeTest {
    @Test
    void rustStringsCannotBeLeft() {
        assertEquals("\"a\\\"; evil(\\\\\"", RustText.string("a\"; evil(\\"));
        assertEquals("\"\\u{a}\\u{0}\\u{202e}\\u{2028}\"", RustText.string("\n\0\u202e\u2028"));
        assertEquals("\"\u6570\"", RustText.string("\u6570"));
    }

    @Test
    void commentsStayOnTheirLine() {
        assertEquals("a b c d", RustText.comment("a\rb\u2028c\u202ed\n"));
    }

    @Test
    void tomlStringsCannotBeLeft() {
        assertEquals("\"a\\\"\\\\\\U0000000A\"", TomlText.string("a\"\\\n"));
    }

    @Test
    void markdownCellsCannotBeLeft() {
        assertEquals("a \\| \\<b\\> \\`c\\`", MarkdownText.plain("a | <b> `c`"));
    }

    @Test
    void writerRefusesMoreThanALine() {
        assertThrows(IllegalArgumentException.class, () -> new CodeWriter().line("a\nb"));
    }

    @Test
    void importsAreSortedAsRustfmtDoes() {
        assertEquals(
                List.of("fn_evil::A", "fn_evil_2::B", "x2::A", "x10::A"),
                RustImports.sorted(List.of("x10::A", "fn_evil_2::B", "x2::A", "fn_evil::A")));
        assertEquals("use a::{B, C};", RustImports.of("a", List.of("C", "B", "C")));
    }
}
