package dev.takt.app.shell;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Gives whatever text has no room in a window a tooltip with all of it while the pointer is there: columns, names and choices are as long as their users make them. */
public final class CutText {
    /** A key of the properties of a node whose tooltip was given here, and may be taken away or changed. */
    private static final Object OURS = CutText.class;

    private static final int HEIGHT = 3;

    private CutText() {}

    /** Watches the pointer in a window from now on. */
    public static void explain(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> {
            if (event.getTarget() instanceof Node node) {
                labeled(node).forEach(CutText::explain);
            }
        });
    }

    /** The texts a place belongs to: a label, and the cell or button it stands in. */
    private static Set<Labeled> labeled(Node node) {
        Set<Labeled> found = new HashSet<>();
        Optional<Node> at = Optional.of(node);
        for (int up = 0; up <= HEIGHT && at.isPresent(); up++) {
            if (at.get() instanceof Labeled labeled) {
                found.add(labeled);
            }
            at = Optional.ofNullable(at.get().getParent());
        }
        return found;
    }

    private static void explain(Labeled labeled) {
        boolean ours = labeled.getProperties().containsKey(OURS);
        Optional<Tooltip> tooltip = Optional.ofNullable(labeled.getTooltip());
        if (labeled.isTextTruncated()) {
            if (tooltip.isEmpty() || ours) {
                labeled.getProperties().put(OURS, true);
                labeled.setTooltip(tooltip.map(t -> worded(t, labeled.getText()))
                        .orElseGet(() -> worded(new Tooltip(), labeled.getText())));
            }
        } else if (ours) {
            labeled.getProperties().remove(OURS);
            labeled.setTooltip(null);
        }
    }

    private static Tooltip worded(Tooltip tooltip, String words) {
        tooltip.setText(words);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        return tooltip;
    }
}
