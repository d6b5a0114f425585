package dev.takt.app.shell;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * A change of a part of the window between two frames, once however often it is asked for: what changes while the window is laid out is not laid out itself. Nodes may leave the scene and come back meanwhile; who had the
 * focus keeps it, and where that one is gone the part's first control has it.
 */
public final class NextFrame {
    private final Node part;
    private final Runnable change;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            run();
        }
    };

    public NextFrame(Node part, Runnable change) {
        this.part = part;
        this.change = change;
    }

    /** The change is wanted. */
    public void ask() {
        timer.start();
    }

    private void run() {
        Optional<Scene> scene = Optional.ofNullable(part.getScene());
        Optional<Node> focused = scene.map(Scene::getFocusOwner).filter(this::isInside);
        change.run();
        // A split that is new takes its parts in with its skin.
        part.applyCss();
        focused.filter(this::isStillMeant).ifPresent(node -> {
            if (node.getScene() == part.getScene()) {
                node.requestFocus();
            } else {
                DockTabs.focusFirst(part);
            }
        });
    }

    /** The change itself has not given the focus to another node. */
    private boolean isStillMeant(Node before) {
        Scene scene = part.getScene();
        return scene != null && (scene.getFocusOwner() == null || scene.getFocusOwner() == before);
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }
}
