package dev.takt.app.wiring;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/** The rows of a body in the inspector, under the mouse. */
record BodyRows(StudioHarness studio, FxRobot robot) {
    /** Brings a row into sight. */
    void scrollTo(String id) {
        robot.interact(() -> {
            ScrollPane pane = (ScrollPane) studio.node("inspector");
            Node node = studio.node(id);
            double y = node.localToScene(0, 0).getY()
                    - pane.getContent().localToScene(0, 0).getY();
            double room = pane.getContent().getBoundsInLocal().getHeight()
                    - pane.getViewportBounds().getHeight();
            pane.setVvalue(room <= 0 ? 0 : Math.clamp((y - 120) / room, 0, 1));
        });
    }

    /** Drags a row to so much of the height of another and so far from its left edge. */
    void drag(String from, String to, double share, double x) {
        studio.awaitRun();
        scrollTo(from);
        studio.await("rows in their places", () -> isLaidOut(from) && isLaidOut(to));
        Node target = studio.node(to);
        Point2D place = target.localToScreen(x, target.getLayoutBounds().getHeight() * share);
        robot.moveTo(studio.node(from).localToScreen(30, 10))
                .press(MouseButton.PRIMARY)
                .moveBy(0, 6)
                .moveTo(place)
                .release(MouseButton.PRIMARY);
    }

    private boolean isLaidOut(String id) {
        return studio.node(id).getLayoutBounds().getHeight() > 0
                && !((Parent) studio.node("inspector")).isNeedsLayout()
                && !studio.node(id).getParent().isNeedsLayout();
    }
}
