package dev.takt.app.wiring;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;

/** Text that may be cut where there is no room for all of it, each for a reason; with a tooltip that has the whole of it all the same. */
enum MayBeCut {
    /** Users call their items, designs and files as they like: no width is enough for every name. */
    GIVEN_NAME {
        @Override
        boolean covers(Labeled labeled, String whole, Set<String> given) {
            return given.contains(whole);
        }
    },
    /** Why there is no bound is a sentence or two; it stands in full below the table, for the row under the pointer or the selected one. */
    REASON_BELOW {
        @Override
        boolean covers(Labeled labeled, String whole, Set<String> given) {
            return labeled instanceof TableCell && isIn(labeled, "analysis") && whole.contains(": ");
        }
    };

    abstract boolean covers(Labeled labeled, String whole, Set<String> given);

    static boolean any(Labeled labeled, String whole, Set<String> given) {
        for (MayBeCut reason : values()) {
            if (reason.covers(labeled, whole, given)) {
                return true;
            }
        }
        return false;
    }

    /** True within a part of the window that has this style class or id. */
    static boolean isIn(Node node, String name) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (name.equals(at.getId()) || at.getStyleClass().contains(name)) {
                return true;
            }
        }
        return false;
    }
}
