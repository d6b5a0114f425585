package dev.takt.app.wiring;

import dev.takt.app.shell.DockTabs;
import dev.takt.app.shell.NextFrame;
import dev.takt.app.text.Texts;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.board.Camera;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The code at the left, board and export at the right: below one another where the window is wide, else as two tabs. The board is that of the board page, lent while this page is
 * shown, all of it in view; back at home it looks at what it looked at before.
 */
final class CodePage extends HBox {
    private static final double NARROW = 1280;
    private static final double SIDE = 520;
    private static final double SIDE_NARROW = 360;

    private final BoardHome home;
    private final StackPane slot = new StackPane();
    private final BoardView board;
    private final BoardViewModel model;
    private final Node export;
    private final StackPane side = new StackPane();
    private Camera before = Camera.START;
    private boolean lent;
    private boolean narrow;
    private final NextFrame rearrange = new NextFrame(side, this::arrange);

    CodePage(Node code, Region export, BoardView board, BoardViewModel model, BoardHome home) {
        this.home = home;
        this.export = export;
        this.board = board;
        this.model = model;
        home.take(board);
        slot.setMinSize(0, 0);
        HBox.setHgrow(code, Priority.ALWAYS);
        side.getStyleClass().add("dock-right");
        getChildren().setAll(code, side);
        widthProperty().addListener((_, _, width) -> {
            if (width.doubleValue() < NARROW != narrow) {
                narrow = width.doubleValue() < NARROW;
                rearrange.ask();
            }
        });
        arrange();
    }

    /** Where the board is while this page is not shown. */
    Node home() {
        return home;
    }

    /** Takes the board while this page is shown, and gives it back. */
    void shown(boolean now) {
        if (now && !lent) {
            before = model.cameraProperty().get();
            board.setFollowing(true);
            slot.getChildren().setAll(board);
        } else if (!now && lent) {
            board.setFollowing(false);
            home.take(board);
            model.cameraProperty().set(before);
        }
        lent = now;
    }

    private void arrange() {
        double width = narrow ? SIDE_NARROW : SIDE;
        side.setMinWidth(width);
        side.setPrefWidth(width);
        side.setMaxWidth(width);
        if (narrow) {
            side.getChildren()
                    .setAll(new DockTabs()
                            .with("beside-export", Texts.text("export.title").text(), "", export)
                            .with("beside-board", Texts.text("code.board").text(), "", slot));
            return;
        }
        VBox upper = titled("code.board", slot);
        SplitPane rows = new SplitPane(upper, titled("export.title", export));
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(upper, false);
        side.getChildren().setAll(rows);
    }

    private static VBox titled(String key, Node content) {
        Label title = new Label(Texts.text(key).text());
        title.getStyleClass().add("dock-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("dock-header");
        VBox dock = new VBox(head, content);
        dock.getStyleClass().add("panel");
        dock.setMinHeight(120);
        VBox.setVgrow(content, Priority.ALWAYS);
        return dock;
    }
}
