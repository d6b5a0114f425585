package dev.takt.app.shell;

import dev.takt.app.settings.Preferences;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Sizes of docks as the preferences remember them: what the user makes of a divider, not what the window's size makes of it. */
final class DockSizes {
    private final Preferences preferences;

    DockSizes(Preferences preferences) {
        this.preferences = preferences;
    }

    double of(String name, double otherwise) {
        return preferences.size(name).orElse(otherwise);
    }

    /** Remembers the share of the first part of a pane, if it has a divider. */
    void keepShare(String name, SplitPane pane) {
        if (!pane.getDividers().isEmpty()) {
            preferences.setSize(name, pane.getDividerPositions()[0]);
        }
    }

    /** Remembers the length of the first part of a pane, if it has a divider. */
    void keepFirst(String name, SplitPane pane) {
        if (!pane.getDividers().isEmpty()) {
            preferences.setSize(name, pane.getDividerPositions()[0] * pane.getWidth());
        }
    }

    /** Remembers the length of the last part of a pane that is so long in all, if it has a divider. */
    void keepLast(String name, SplitPane pane, double length) {
        int dividers = pane.getDividers().size();
        if (dividers > 0) {
            preferences.setSize(name, (1 - pane.getDividerPositions()[dividers - 1]) * length);
        }
    }

    /** Runs when the user lets go of a divider of a pane, or of one inside it. */
    static void onDivided(SplitPane pane, Runnable divided) {
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && isDivider(node)) {
                divided.run();
            }
        });
    }

    private static boolean isDivider(Node node) {
        return node.getStyleClass().contains("split-pane-divider")
                || node.getParent() != null && node.getParent().getStyleClass().contains("split-pane-divider");
    }
}
