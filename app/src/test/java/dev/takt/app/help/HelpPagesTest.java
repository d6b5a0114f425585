package dev.takt.app.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.check.DesignRule;
import dev.takt.projects.check.DesignRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
                "new-design",
                "welcome",
                "changes-question",
                "command-palette",
                "keys",
                "why"
            })
    void everyPaneHasItsPlaceInTheDocumentation(String pane) {
        HelpPages.Place place = HelpPages.of(pane);
        List<HelpBlock> page = HelpPages.page(place.page()).orElseThrow();

        assertTrue(
                place.heading().isEmpty() || page.contains(new HelpBlock.Heading(2, place.heading())),
                place.toString());
    }

    static Stream<String> germanPages() {
        return Stream.concat(
                Stream.of(
                        "window",
                        "board",
                        "timeline",
                        "why-late",
                        "layouts",
                        "generated-project",
                        "cli",
                        "rules/README"),
                DesignRules.ALL.stream().map(rule -> "rules/" + rule.id()));
    }

    /** Links and panes name a heading in English; it is found on any page by its number. */
    @ParameterizedTest
    @MethodSource("germanPages")
    void germanPagesHaveTheHeadingsOfTheEnglishOnes(String name) {
        Path docs = Path.of("..", "docs");
        assertEquals(
                levels(docs.resolve(name + ".md")), levels(docs.resolve("de").resolve(name + ".md")));
    }

    private static List<Integer> levels(Path page) {
        try {
            return Markdown.read(Files.readString(page)).stream()
                    .filter(HelpBlock.Heading.class::isInstance)
                    .map(b -> ((HelpBlock.Heading) b).level())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aHeadingIsFoundByItsNameOrAsLinksWriteIt() {
        List<HelpBlock> page = HelpPages.page("window").orElseThrow();
        int at = page.indexOf(new HelpBlock.Heading(2, "New design"));

        assertEquals(OptionalInt.of(at), HelpPages.heading("window", "New design"));
        assertEquals(OptionalInt.of(at), HelpPages.heading("window", "new-design"));
        assertEquals(OptionalInt.empty(), HelpPages.heading("window", ""));
    }

    @Test
    void everyRuleHasItsPage() {
        for (DesignRule rule : DesignRules.ALL) {
            List<HelpBlock> page =
                    HelpPages.page(HelpPages.ofRule(rule.id()).page()).orElseThrow();
            assertTrue(page.contains(new HelpBlock.Heading(1, rule.id())), rule.id());
            assertTrue(page.contains(new HelpBlock.Heading(2, "Example")), rule.id());
        }
    }

    @Test
    void linksAreReadFromThePageTheyStandOn() {
        assertEquals("rules/README", HelpPages.linked("window", "rules/README.md"));
        assertEquals("rules/overload", HelpPages.linked("rules/README", "overload.md"));
        assertEquals("layouts", HelpPages.linked("rules/flash-layout", "../layouts.md"));
        assertEquals("firmware", HelpPages.linked("rules/no-generator", "../../firmware.md"));
    }

    @Test
    void nameThatIsNoPageIsNone() {
        assertTrue(HelpPages.page("no-such-page").isEmpty());
        assertTrue(HelpPages.page("../text/texts").isEmpty());
    }

    @Test
    void pageIsReadInItsBlocks() {
        List<HelpBlock> blocks = Markdown.read("""
                # Title of `it`

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
                        new HelpBlock.Heading(1, "Title of it"),
                        new HelpBlock.Paragraph(plain("First line goes on. ")),
                        new HelpBlock.Point(plain("a point of two lines")),
                        new HelpBlock.Point(plain("another")),
                        new HelpBlock.Grid(List.of(
                                List.of(plain("key"), plain("does")),
                                List.of(List.of(new HelpSpan(HelpSpan.Kind.CODE, "a | b", "")), plain("both")))),
                        new HelpBlock.Code("code  as it is")),
                blocks);
    }

    @Test
    void marksInRunningTextAreToldApart() {
        assertEquals(
                List.of(new HelpBlock.Paragraph(List.of(
                        new HelpSpan(HelpSpan.Kind.PLAIN, "see ", ""),
                        new HelpSpan(HelpSpan.Kind.LINK, "the board", "board.md"),
                        new HelpSpan(HelpSpan.Kind.PLAIN, ", ", ""),
                        new HelpSpan(HelpSpan.Kind.CODE, "takt_x", ""),
                        new HelpSpan(HelpSpan.Kind.PLAIN, " and ", ""),
                        new HelpSpan(HelpSpan.Kind.STRONG, "this", ""),
                        new HelpSpan(HelpSpan.Kind.PLAIN, " or ", ""),
                        new HelpSpan(HelpSpan.Kind.WEAK, "that", "")))),
                Markdown.read("see [the `board`](board.md), `takt_x` and **this** or *that*"));
    }

    private static List<HelpSpan> plain(String words) {
        return List.of(new HelpSpan(HelpSpan.Kind.PLAIN, words, ""));
    }
}
