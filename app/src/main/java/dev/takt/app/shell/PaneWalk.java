package dev.takt.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** Takes the focus from pane to pane, in each to where it was when it was left. */
final class PaneWalk {
    private final Map<Node, Node> focusLeft = new HashMap<>();

    /** A pane, and how the focus comes into it the first time. */
    record Stop(Node pane, Runnable enter) {}

    /** Goes to the stop after the one that has the focus, or before it; from elsewhere to the first or the last. */
    void go(List<Stop> stops, Optional<Node> focused, boolean forward) {
        int here = focused.map(node -> around(stops, node)).orElse(-1);
        if (here >= 0) {
            focusLeft.put(stops.get(here).pane(), focused.get());
        }
        int first = here >= 0 ? here : forward ? -1 : stops.size();
        Stop next = stops.get(Math.floorMod(first + (forward ? 1 : -1), stops.size()));
        Optional.ofNullable(focusLeft.get(next.pane()))
                .filter(node -> isSeen(node, next.pane()))
                .ifPresentOrElse(Node::requestFocus, next.enter());
    }

    /** The innermost stop around a node: some stand within others. */
    private static int around(List<Stop> stops, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            for (int i = 0; i < stops.size(); i++) {
                if (stops.get(i).pane() == at) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isSeen(Node node, Node pane) {
        for (Node at = node; at != null && at.isVisible(); at = at.getParent()) {
            if (at == pane) {
                return pane.getScene() != null && !node.isDisabled();
            }
        }
        return false;
    }
}
