package dev.takt.app.export;

import dev.takt.app.text.Texts;
import dev.takt.codegen.export.Misfit;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** What in files of the user's does not fit the design any more, and what to do about it; not there while all of it fits. */
final class MisfitList extends VBox {
    /** Three of two lines each; more are scrolled to. */
    private static final double MOST_HEIGHT = 130;

    private static final double ROW_HEIGHT = 44;
    private static final double LEAST_ROW = 28;

    /** {@code chosen} is given the path of the file that a chosen row is about. */
    MisfitList(ObservableList<Misfit> misfits, Consumer<String> chosen) {
        Label head = new Label();
        head.setId("export-misfits-head");
        head.getStyleClass().addAll("small", "strong");
        head.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.text("export.misfits", misfits.size()).text(), misfits));
        ListView<Misfit> list = new ListView<>(misfits);
        list.setId("export-misfits");
        list.accessibleTextProperty().bind(head.textProperty());
        list.setCellFactory(_ -> new Cell());
        list.setMinHeight(ROW_HEIGHT);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, misfit) -> {
            if (misfit != null) {
                chosen.accept(misfit.path());
            }
        });
        misfits.addListener((ListChangeListener<Misfit>) _ -> fit(list));
        fit(list);
        visibleProperty().bind(Bindings.isNotEmpty(misfits));
        managedProperty().bind(visibleProperty());
        getStyleClass().add("divided-top");
        setSpacing(4);
        setPadding(new Insets(8, 12, 8, 12));
        getChildren().addAll(head, list);
    }

    private static void fit(ListView<Misfit> list) {
        list.setPrefHeight(Math.min(MOST_HEIGHT, ROW_HEIGHT * list.getItems().size()));
    }

    /** As high as its words are in the width of the list. */
    private static final class Cell extends ListCell<Misfit> {
        private final Text words = new Text();
        private final TextFlow message = new TextFlow(words);

        private Cell() {
            words.getStyleClass().add("problem-words");
            setPrefWidth(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            if (isEmpty()) {
                return LEAST_ROW;
            }
            Insets around = getInsets();
            double room = (width > 0 ? width : getListView().getWidth()) - around.getLeft() - around.getRight();
            return message.prefHeight(room) + around.getTop() + around.getBottom();
        }

        @Override
        protected void updateItem(@Nullable Misfit misfit, boolean empty) {
            super.updateItem(misfit, empty);
            if (misfit == null || empty) {
                setGraphic(null);
                return;
            }
            words.setText(misfit.message().text());
            setAccessibleText(words.getText());
            setGraphic(message);
        }
    }
}
