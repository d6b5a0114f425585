package dev.takt.app.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpPagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "board",
                "palette",
                "outline",
                "timeline",
                "strip",
                "analysis",
                "memory",
                "code",
                "review",
                "compare",
                "problems",
                "events",
                "inspector",
                "preferences",
                "why"
            })
    void everyPaneHasItsPlaceInTheDocumentation(String pane) {
        HelpPages.Place place = HelpPages.of(pane);
        List<HelpBlock> page = HelpPages.page(place.page()).orElseThrow();

        assertTrue(
                place.heading().isEmpty() || page.contains(new HelpBlock.Heading(2, place.heading())),
                place.toString());
    }

    @Test
    void nameThatIsNoPageIsNone() {
        assertTrue(HelpPages.page("no-such-page").isEmpty());
        assertTrue(HelpPages.page("../text/texts").isEmpty());
    }

    @Test
    void pageIsReadInItsBlocks() {
        List<HelpBlock> blocks = Markdown.read("""
                # Title

                First line
                goes on. ![a picture](x.png)

                - a point
                  of two lines
                - another

                | key | does |
                | --- | --- |
                | `a \\| b` | both |

                ```
                code  as it is
                ```
                """);

        assertEquals(
                List.of(
                        new HelpBlock.Heading(1, "Title"),
                        new HelpBlock.Paragraph("First line goes on."),
                        new HelpBlock.Point("a point of two lines"),
                        new HelpBlock.Point("another"),
                        new HelpBlock.Grid(List.of(List.of("key", "does"), List.of("`a | b`", "both"))),
                        new HelpBlock.Code("code  as it is")),
                blocks);
    }

    @Test
    void marksInRunningTextAreToldApart() {
        assertEquals(
                List.of(
                        new Markdown.Span(Markdown.Kind.PLAIN, "see ", ""),
                        new Markdown.Span(Markdown.Kind.LINK, "the board", "board.md"),
                        new Markdown.Span(Markdown.Kind.PLAIN, ", ", ""),
                        new Markdown.Span(Markdown.Kind.CODE, "takt", ""),
                        new Markdown.Span(Markdown.Kind.PLAIN, " and ", ""),
                        new Markdown.Span(Markdown.Kind.STRONG, "this", "")),
                Markdown.spans("see [the board](board.md), `takt` and **this**"));
    }
}
