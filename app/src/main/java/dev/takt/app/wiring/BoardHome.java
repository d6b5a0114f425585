package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.text.Texts;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.document.Document;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Where the board is on its page; while nothing is drawn on it, it says how to begin. */
final class BoardHome extends StackPane {
    private static final double WIDEST = 460;

    private final VBox hint = new VBox(4);

    BoardHome(Document document, CommandBindings bindings) {
        Label title = new Label(Texts.text("board.empty.title").text());
        title.getStyleClass().add("strong");
        Label words = new Label(
                Texts.text("board.empty.words", bindings.command("board.add").keyText())
                        .text());
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        hint.setId("board-empty");
        hint.getStyleClass().add("hover-card");
        hint.getChildren().setAll(title, words);
        hint.setMaxSize(WIDEST, Region.USE_PREF_SIZE);
        hint.setMouseTransparent(true);
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        StackPane.setMargin(hint, new Insets(0, 16, 24, 16));
        setMinSize(0, 0);
        hint.setVisible(document.project().items().isEmpty());
        document.addListener(change -> hint.setVisible(change.project().items().isEmpty()));
    }

    /** Has the board here again. */
    void take(BoardView board) {
        getChildren().setAll(board, hint);
    }
}
