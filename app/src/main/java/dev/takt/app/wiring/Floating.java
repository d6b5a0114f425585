package dev.takt.app.wiring;

import dev.takt.app.help.HelpPages;
import dev.takt.app.help.HelpView;
import dev.takt.app.shell.StudioFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;

/** What floats above a window: dialogs, palettes and help, one above another; of a kind there is one. */
final class Floating {
    private static final Set<String> PANES = Set.of(
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
            "area",
            "responses",
            "worst",
            "inspector",
            "why",
            "welcome",
            "new-design",
            "preferences",
            "changes-question",
            "command-palette",
            "keys");

    private final StudioFrame frame;
    private final Deque<Node> shown = new ArrayDeque<>();

    Floating(StudioFrame frame) {
        this.frame = frame;
    }

    /** Shows one thing above the window and above what floats there already, such as the help of a dialog. */
    void raise(Node floating) {
        shown.stream()
                .filter(n -> n.getClass().equals(floating.getClass()))
                .findFirst()
                .ifPresent(before -> {
                    frame.lower(before);
                    shown.remove(before);
                });
        shown.push(floating);
        frame.raise(floating);
    }

    /** Takes away what floats on top. */
    void close() {
        if (!shown.isEmpty()) {
            frame.lower(shown.pop());
        }
    }

    /** Shows the page about whatever has the focus: the nearest pane around it that we have words for, else another one. */
    void helpAbout(Optional<Node> focused, String otherwise) {
        String pane = otherwise;
        for (Node at = focused.orElse(null); at != null; at = at.getParent()) {
            if (at.getId() != null && PANES.contains(at.getId())) {
                pane = at.getId();
                break;
            }
        }
        help(HelpPages.of(pane));
    }

    /** Shows a page of the documentation. */
    void help(HelpPages.Place place) {
        HelpView help = new HelpView(place, this::close);
        raise(help);
        help.begin();
    }
}
