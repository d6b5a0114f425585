package dev.takt.app.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages of the documentation that come with the program. */
public final class HelpPages {
    /** A page and a heading in it, empty for its beginning. */
    public record Place(String page, String heading) {}

    private HelpPages() {}

    /** Where to read about a pane or page of the window. */
    public static Place of(String pane) {
        return switch (pane) {
            case "board", "palette", "outline" -> new Place("board", "");
            case "why" -> new Place("why-late", "");
            case "timeline", "strip", "area", "responses" -> new Place("timeline", "");
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

    /** A page by its name, such as {@code board}; none if there is no such page. */
    static Optional<List<HelpBlock>> page(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (InputStream in = HelpPages.class.getResourceAsStream(name + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Markdown.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
