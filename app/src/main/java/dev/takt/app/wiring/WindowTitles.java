package dev.takt.app.wiring;

import dev.takt.app.session.Session;
import dev.takt.app.shell.MenuRow;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Document;
import dev.takt.projects.text.Message;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.stage.Stage;

/** What a window is called, by its design and whether that is saved, and what its menu says that undo and redo would do. */
final class WindowTitles {
    private final StringProperty undo = new SimpleStringProperty(word("command.edit.undo"));
    private final StringProperty redo = new SimpleStringProperty(word("command.edit.redo"));

    StringProperty undo() {
        return undo;
    }

    StringProperty redo() {
        return redo;
    }

    /** Follows a design, or the first page. */
    void show(Stage stage, MenuRow menus, Optional<Session> session) {
        Optional<Document> document = session.map(Session::document);
        undo.set(words("command.edit.undo", document.flatMap(Document::undoLabel)));
        redo.set(words("command.edit.redo", document.flatMap(Document::redoLabel)));
        menus.titleProperty().set(session.map(WindowTitles::titled).orElse(""));
        String program = word("window.title");
        stage.setTitle(session.map(s -> marked(s) + " – " + program).orElse(program));
    }

    private static String word(String key) {
        return Texts.text(key).text();
    }

    private static String words(String key, Optional<Message> label) {
        return label.map(l -> word(key) + ": " + l.text()).orElse(word(key));
    }

    /** The name of a design, and whether its file has all of it; what was never written to a file is not called saved. */
    private static String titled(Session session) {
        String state = session.document().isDirty()
                ? "window.edited"
                : session.fileProperty().get().isPresent() ? "window.saved" : "window.no-file";
        return Texts.text(state, session.title()).text();
    }

    /** A design that is not saved has a mark in front of its name. */
    private static String marked(Session session) {
        return session.document().isDirty() ? "● " + session.title() : session.title();
    }
}
