package dev.takt.app.help;

import dev.takt.app.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages of the documentation that come with the program. */
public final class HelpPages {
    /** A page and a heading in it, empty for its beginning. */
    public record Place(String page, String heading) {}

    private static final String ENGLISH = "en";
    private static final String RULES = "rules/";
    private static final String UP = "../";

    private HelpPages() {}

    /** Where to read about a pane or page of the window. */
    public static Place of(String pane) {
        return switch (pane) {
            case "board", "palette", "outline" -> new Place("board", "");
            case "why" -> new Place("why-late", "");
            case "timeline", "strip", "area", "responses" -> new Place("timeline", "");
            case "worst" -> new Place("window", "Worst case");
            case "analysis" -> new Place("window", "Analysis");
            case "memory" -> new Place("window", "Memory");
            case "code" -> new Place("window", "Code");
            case "review", "report" -> new Place("window", "Report");
            case "compare" -> new Place("window", "Compare");
            case "problems" -> new Place("window", "Problems");
            case "events" -> new Place("window", "Events");
            case "inspector" -> new Place("window", "Inspector");
            case "preferences" -> new Place("window", "Preferences");
            case "welcome" -> new Place("window", "First page");
            case "new-design" -> new Place("window", "New design");
            case "changes-question" -> new Place("window", "Unsaved work");
            default -> new Place("window", "");
        };
    }

    /** Where to read about a rule of the checks, with an example of what it finds. */
    public static Place ofRule(String rule) {
        return new Place(RULES + rule, "");
    }

    /** The page that a link leads to, from the page it stands on. */
    static String linked(String from, String target) {
        String name = target.replaceAll("\\.md$", "");
        if (!from.startsWith(RULES)) {
            return name;
        }
        // Pages of another language lie a folder deeper, and lead to English ones where there is none of their own.
        return name.startsWith(UP) ? name.replaceFirst("^(" + UP + ")+", "") : RULES + name;
    }

    /** A page by its name, such as {@code board} or {@code rules/overload}, in the language of the window, or with a word about it in English; none if there is no such page. */
    static Optional<List<HelpBlock>> page(String name) {
        String folder = Texts.text("help.folder").text();
        Optional<List<HelpBlock>> original = read("", name);
        if (folder.equals(ENGLISH)) {
            return original;
        }
        return read(folder + "/", name).or(() -> original.map(HelpPages::prefaced));
    }

    /** Where a heading of the English page stands among the blocks of the page that is shown; headings follow each other in the same order in every language. */
    static OptionalInt heading(String name, String heading) {
        List<HelpBlock> english = read("", name).orElse(List.of());
        List<HelpBlock> shown = page(name).orElse(List.of());
        int before = 0;
        for (HelpBlock block : english) {
            if (block instanceof HelpBlock.Heading(int _, String text)) {
                if (isCalled(text, heading)) {
                    return nth(shown, before);
                }
                before++;
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt nth(List<HelpBlock> blocks, int number) {
        return IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i) instanceof HelpBlock.Heading)
                .skip(number)
                .findFirst();
    }

    /** As links write it: small letters, hyphens for spaces. */
    private static boolean isCalled(String text, String wanted) {
        return !wanted.isEmpty()
                && (text.equals(wanted)
                        || text.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-')
                                .equals(wanted));
    }

    private static List<HelpBlock> prefaced(List<HelpBlock> page) {
        HelpSpan words =
                new HelpSpan(HelpSpan.Kind.WEAK, Texts.text("help.english-only").text(), "");
        return Stream.concat(Stream.of(new HelpBlock.Paragraph(List.of(words))), page.stream())
                .toList();
    }

    private static Optional<List<HelpBlock>> read(String folder, String name) {
        if (!name.matches("(rules/)?[a-zA-Z0-9-]+")) {
            return Optional.empty();
        }
        try (InputStream in = HelpPages.class.getResourceAsStream(folder + name + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Markdown.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
