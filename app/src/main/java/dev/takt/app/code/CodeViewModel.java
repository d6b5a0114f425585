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
import dev.takt.projects.model.Project;
import dev.takt.projects.target.RuntimeProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The generated files, the one that is shown, and its lines that an item has caused: the one under the pointer, on the board or in the text, else the selected one. */
public final class CodeViewModel {
    private final Session session;
    private Consumer<RuntimeProfile> mover = _ -> {};
    private Optional<ItemId> hovered = Optional.empty();
    private Optional<GeneratedFile> beforeHover = Optional.empty();
    private final ReadOnlyObjectWrapper<List<GeneratedFile>> files = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<RuntimeProfile>> elsewhere = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<GeneratedFile>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Span>> lit = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ItemId>> pointed = new ReadOnlyObjectWrapper<>(Optional.empty());
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
                elsewhere.set(List.of());
                become(List.of(), Texts.text("code.no-machine").text());
            }
            return;
        }
        switch (generation.get()) {
            case Generation.Generated generated -> {
                elsewhere.set(List.of());
                become(generated.files(), "");
            }
            case Generation.Refused refused -> {
                elsewhere.set(elsewhere(reading.get().project()));
                become(List.of(), refused.reason().text());
            }
        }
    }

    /** Runtimes with which firmware is generated for the chip of a design whose own generates none there, those that are taken furthest first. */
    private List<RuntimeProfile> elsewhere(Project project) {
        String chip = project.target();
        List<RuntimeProfile> all = session.catalogue().runtimes();
        boolean own = all.stream().anyMatch(r -> r.id().equals(project.runtime()) && r.generatesFor(chip));
        return own
                ? List.of()
                : all.stream()
                        .filter(r -> r.runsOn(chip) && r.generatesFor(chip))
                        .sorted(Comparator.comparing(
                                r -> r.support(chip).orElseThrow().level()))
                        .toList();
    }

    /** Who takes the design to another runtime, from now on. */
    public void setMover(Consumer<RuntimeProfile> mover) {
        this.mover = mover;
    }

    void tryUnder(RuntimeProfile runtime) {
        mover.accept(runtime);
    }

    /** With which runtimes there would be firmware, where the design's own has no generator for its chip. */
    ReadOnlyObjectProperty<List<RuntimeProfile>> elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
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

    /** The item under the pointer on the board. Its lines are lit, in the file that has most of them; when the pointer has gone the file shown before comes back. */
    public void hover(Optional<ItemId> item) {
        if (item.equals(hovered)) {
            return;
        }
        if (hovered.isEmpty()) {
            beforeHover = shown.get();
        }
        hovered = item;
        if (item.isPresent()) {
            lead();
        } else {
            beforeHover.map(GeneratedFile::path).flatMap(this::file).ifPresent(f -> shown.set(Optional.of(f)));
            light();
        }
    }

    /** The item whose lines are lit. */
    private Optional<ItemId> lit() {
        return hovered.or(() -> session.document().selection().lead());
    }

    /** Goes to a file that has lines of the item, unless the shown one has. */
    private void lead() {
        Optional<ItemId> item = lit();
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
        Optional<ItemId> item = lit();
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
        at(line).ifPresent(item -> session.document().select(Selection.of(item)));
    }

    /** The pointer is over a line, over none if 0. */
    public void point(int line) {
        pointed.set(at(line));
    }

    private Optional<ItemId> at(int line) {
        return shown.get().map(GeneratedFile::spans).orElse(List.of()).stream()
                .filter(s -> s.firstLine() <= line && line <= s.lastLine())
                .min(Comparator.comparingInt(s -> s.lastLine() - s.firstLine()))
                .map(Span::item);
    }

    public void open(GeneratedFile file) {
        beforeHover = Optional.of(file);
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

    /** The item that caused the line under the pointer. */
    public ReadOnlyObjectProperty<Optional<ItemId>> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** The longest stretch of lit lines in words. */
    public ReadOnlyStringProperty litWordsProperty() {
        return litWords.getReadOnlyProperty();
    }
}
