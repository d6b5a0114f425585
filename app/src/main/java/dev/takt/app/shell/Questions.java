package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** The few questions the studio asks, as dialogs in its own look. */
public final class Questions {
    /** What to do with changes that are not saved. */
    public enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    private final Scene scene;
    /** In the language of the window, which may be another than the system's. */
    private final ButtonType cancel = new ButtonType(text("ask.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);

    private final ButtonType ok = new ButtonType(text("ask.ok"), ButtonBar.ButtonData.OK_DONE);

    public Questions(Scene scene) {
        this.scene = scene;
    }

    public Unsaved unsaved(String title) {
        ButtonType save = new ButtonType(text("ask.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(text("ask.discard"), ButtonBar.ButtonData.NO);
        Alert alert = alert(
                Alert.AlertType.CONFIRMATION,
                Texts.text("ask.unsaved", title).text(),
                text("ask.unsaved.words"),
                save,
                discard,
                cancel);
        Optional<ButtonType> answer = alert.showAndWait();
        if (answer.filter(save::equals).isPresent()) {
            return Unsaved.SAVE;
        }
        return answer.filter(discard::equals).isPresent() ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    /** Says what this program is and what it runs on. */
    public void about() {
        tell(
                text("window.title"),
                Texts.text("about.words", System.getProperty("java.version", ""))
                        .text());
    }

    /** True if the user wants what the words say. */
    public boolean confirm(String title, String words, String yes) {
        ButtonType go = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
        Alert alert = alert(Alert.AlertType.CONFIRMATION, title, words, go, cancel);
        return alert.showAndWait().filter(go::equals).isPresent();
    }

    public void tell(String title, String words) {
        alert(Alert.AlertType.INFORMATION, title, words, ok).showAndWait();
    }

    public void fail(String title, String words) {
        alert(Alert.AlertType.ERROR, title, words, ok).showAndWait();
    }

    private Alert alert(Alert.AlertType type, String title, String words, ButtonType... buttons) {
        Alert alert = new Alert(type, words, buttons);
        Window owner = scene.getWindow();
        alert.initOwner(owner);
        alert.setTitle(text("window.title"));
        alert.setHeaderText(title);
        alert.setGraphic(null);
        alert.getDialogPane().getStylesheets().setAll(scene.getStylesheets());
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().setPrefWidth(460);
        return alert;
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }
}
