package dev.takt.app.shell;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The whole window: menu row, tool row while a design is open, the page, the status row, and what floats above all of them. */
public final class StudioFrame extends StackPane {
    private final BorderPane frame = new BorderPane();
    private final VBox top = new VBox();
    private final MenuRow menus;

    public StudioFrame(MenuRow menus) {
        this.menus = menus;
        setId("studio");
        top.getChildren().setAll(menus);
        frame.setTop(top);
        // A row that wants more than there is must not make the window's content wider than the window.
        frame.setMinSize(0, 0);
        top.setMinWidth(0);
        menus.setMinWidth(0);
        getChildren().add(frame);
    }

    /** Shows a page with its tool and status rows; {@code tools} is absent on the first page. */
    public void show(@Nullable Node tools, Node page, Node status) {
        top.getChildren().setAll(menus);
        if (tools != null) {
            top.getChildren().add(tools);
        }
        frame.setCenter(page);
        frame.setBottom(status);
    }

    /** Puts something above the window until {@link #lower}. */
    public void raise(Node floating) {
        getChildren().remove(floating);
        getChildren().add(floating);
    }

    public void lower(Node floating) {
        getChildren().remove(floating);
    }
}
