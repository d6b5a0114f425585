package dev.takt.app.code;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.codegen.Generation;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Span;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The generated files, the one that is shown, and its lines that the selected item has caused. */
public final class CodeViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<GeneratedFile>> files = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<GeneratedFile>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Span>> lit = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper litWords = new ReadOnlyStringWrapper("");

    public CodeViewModel(Session session) {
        this.session = session;
        session.checkedProperty().addListener((_, _, now) -> read(now));
        session.document().addListener(change -> {
            if (change.ofSelection()) {
                lead();
            }
        });
        shown.addListener((_, _, _) -> light());
        read(session.checkedProperty().get());
    }

    private void read(Optional<Reading> reading) {
        Optional<Generation> generation = reading.flatMap(Reading::generation);
        if (generation.isEmpty()) {
            if (reading.filter(r -> r.machine().isEmpty()).isPresent()) {
                become(List.of(), Texts.text("code.no-machine").text());
            }
            return;
        }
        switch (generation.get()) {
            case Generation.Generated generated -> become(generated.files(), "");
            case Generation.Refused refused ->
                become(List.of(), refused.reason().text());
        }
    }

    private void become(List<GeneratedFile> now, String reason) {
        refusal.set(reason);
        if (now.equals(files.get())) {
            return;
        }
        Optional<String> path = shown.get().map(GeneratedFile::path);
        files.set(now);
        shown.set(path.flatMap(this::file).or(() -> first(now)));
        light();
    }

    private Optional<GeneratedFile> file(String path) {
        return files.get().stream().filter(f -> f.path().equals(path)).findFirst();
    }

    /** The file with most to say about the design. */
    private static Optional<GeneratedFile> first(List<GeneratedFile> files) {
        return files.stream().max(Comparator.comparingInt(f -> f.spans().size()));
    }

    /** Goes to a file that has lines of the selected item, unless the shown one has. */
    private void lead() {
        Optional<ItemId> item = session.document().selection().lead();
        boolean here = item.isPresent()
                && shown.get().filter(f -> mentions(f, item.get())).isPresent();
        if (item.isPresent() && !here) {
            files.get().stream()
                    .filter(f -> mentions(f, item.get()))
                    .max(Comparator.comparingInt(f -> longest(f, item.get())))
                    .ifPresent(f -> shown.set(Optional.of(f)));
        }
        light();
    }

    private static boolean mentions(GeneratedFile file, ItemId item) {
        return file.spans().stream().anyMatch(s -> s.item().equals(item));
    }

    private static int longest(GeneratedFile file, ItemId item) {
        return file.spans().stream()
                .filter(s -> s.item().equals(item))
                .mapToInt(CodeViewModel::lines)
                .max()
                .orElse(0);
    }

    private static int lines(Span span) {
        return span.lastLine() - span.firstLine() + 1;
    }

    private void light() {
        Optional<ItemId> item = session.document().selection().lead();
        List<Span> spans = shown.get().map(GeneratedFile::spans).orElse(List.of()).stream()
                .filter(s -> item.filter(s.item()::equals).isPresent())
                .sorted(Comparator.comparingInt(CodeViewModel::lines).reversed())
                .toList();
        lit.set(spans);
        String name =
                item.flatMap(session.document().project()::item).map(Item::name).orElse("");
        litWords.set(
                spans.isEmpty()
                        ? ""
                        : Texts.text(
                                        "code.lines",
                                        name,
                                        spans.getFirst().firstLine(),
                                        spans.getFirst().lastLine())
                                .text());
    }

    /** Selects the item that caused a line; lines count from 1. */
    public void choose(int line) {
        shown.get().map(GeneratedFile::spans).orElse(List.of()).stream()
                .filter(s -> s.firstLine() <= line && line <= s.lastLine())
                .min(Comparator.comparingInt(s -> s.lastLine() - s.firstLine()))
                .ifPresent(s -> session.document().select(Selection.of(s.item())));
    }

    public void open(GeneratedFile file) {
        shown.set(Optional.of(file));
    }

    public ReadOnlyObjectProperty<List<GeneratedFile>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** Why there are no files; empty if there are. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<GeneratedFile>> shownProperty() {
        return shown;
    }

    public ReadOnlyObjectProperty<List<Span>> litProperty() {
        return lit.getReadOnlyProperty();
    }

    /** The longest stretch of lit lines in words. */
    public ReadOnlyStringProperty litWordsProperty() {
        return litWords.getReadOnlyProperty();
    }
}
