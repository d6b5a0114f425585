package dev.takt.app.wiring;

import dev.takt.app.text.Texts;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.AddItems;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.edit.Disconnect;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.edit.FreshIds;
import dev.takt.projects.edit.PasteItems;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Cut, copy, paste, duplicate and delete on the selection of a document. On the clipboard a selection is the text of a small project. */
final class EditCommands {
    private static final int SHIFT = 16;

    private final Document document;

    EditCommands(Document document) {
        this.document = document;
    }

    private Set<ItemId> chosen() {
        return Set.copyOf(document.selection().items());
    }

    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(ProjectFormat.write(PasteItems.selection(document.project(), chosen())));
        Clipboard.getSystemClipboard().setContent(content);
    }

    void cut() {
        copy();
        delete();
    }

    /** Deletes items and lines as one step, or the partition that is selected. */
    void delete() {
        document.selection()
                .partition()
                .ifPresentOrElse(
                        place -> document.apply(
                                ChangeProject.withoutPartition(document.project(), place), Selection.NONE),
                        this::deleteFromBoard);
        document.endStep();
    }

    private void deleteFromBoard() {
        Edit items = DeleteItems.of(document.project(), chosen());
        List<Edge> lines = document.selection().lines();
        Edit cut = Disconnect.of(document.project(), lines);
        document.apply(
                lines.isEmpty() ? items : chosen().isEmpty() ? cut : new Composite(items.label(), List.of(cut, items)));
    }

    /** Adds what is on the clipboard; says why not if that is no part of a design. */
    Optional<Message> paste() {
        String text =
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
        Optional<Project> copied = text.isBlank()
                ? Optional.empty()
                : ProjectFormat.read(text).project().filter(p -> !p.items().isEmpty());
        copied.ifPresent(this::add);
        return copied.isPresent()
                ? Optional.empty()
                : Optional.of(Texts.text(text.isBlank() ? "status.paste.empty" : "status.paste.none"));
    }

    void duplicate() {
        add(PasteItems.selection(document.project(), chosen()));
    }

    private void add(Project copied) {
        if (copied.items().isEmpty()) {
            return;
        }
        AddItems add = PasteItems.of(
                copied.items(), copied.layout(), SHIFT, new FreshIds(document.project(), new SplittableRandom()));
        document.apply(add, new Selection(add.items().stream().map(Item::id).toList()));
    }

    void selectAll() {
        document.select(
                new Selection(document.project().items().stream().map(Item::id).toList()));
    }
}
