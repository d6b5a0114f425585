package dev.takt.app.export;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.codegen.Generation;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.export.Misfit;
import dev.takt.codegen.export.PlannedFile;
import dev.takt.codegen.export.ProjectZip;
import dev.takt.codegen.file.GeneratedFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** An export in the making: the folder, and what would happen to each file there. */
public final class ExportViewModel {
    private final Session session;
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObservableList<PlannedFile> files = FXCollections.observableArrayList();
    private final ObservableList<Misfit> misfits = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(false);
    private Optional<ExportPlan> plan = Optional.empty();

    public ExportViewModel(Session session, Path home) {
        this.session = session;
        folder.set(session.fileProperty()
                .get()
                .map(f -> f.toAbsolutePath().resolveSibling(base(f) + "-firmware"))
                .orElse(home.resolve(slug(session.document().project().name()) + "-firmware"))
                .toString());
        folder.addListener((_, _, _) -> compare());
        session.checkedProperty().addListener((_, before, now) -> {
            if (!generation(before).equals(generation(now))) {
                compare();
            }
        });
        compare();
    }

    private static Optional<Generation> generation(Optional<Reading> reading) {
        return reading.flatMap(Reading::generation);
    }

    private static String base(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".takt") ? name.substring(0, name.length() - 5) : name;
    }

    private static String slug(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.isBlank() ? "design" : plain;
    }

    private List<GeneratedFile> generated() {
        return generation(session.checkedProperty().get()).orElse(null) instanceof Generation.Generated made
                ? made.files()
                : List.of();
    }

    /** Compares the files with what the folder holds now. */
    public void compare() {
        List<GeneratedFile> made = generated();
        failed.set(false);
        plan = Optional.empty();
        if (made.isEmpty()) {
            message.set(Texts.text("export.nothing").text());
        } else {
            try {
                plan = Optional.of(ExportPlan.of(made, Path.of(folder.get())));
                message.set(
                        plan.get().isEmpty()
                                ? Texts.text("export.same").text()
                                : Texts.text("export.promise", written()).text());
            } catch (ExportException e) {
                fail(e.reason().text());
            } catch (InvalidPathException e) {
                fail(Texts.text("export.no-path", e.getInput()).text());
            }
        }
        files.setAll(plan.map(ExportPlan::files).orElse(List.of()));
        misfits.setAll(plan.map(ExportPlan::misfits).orElse(List.of()));
        possible.set(plan.filter(p -> !p.isEmpty()).isPresent());
    }

    private void fail(String why) {
        failed.set(true);
        message.set(why);
    }

    /** How many files would be written. */
    public long written() {
        return plan.map(p -> p.files().stream().filter(PlannedFile::isWritten).count())
                .orElse(0L);
    }

    /** Writes all of them or none. */
    public void write() {
        if (plan.isEmpty()) {
            return;
        }
        long count = written();
        try {
            plan.get().write();
            compare();
            message.set(Texts.text(
                            "export.done",
                            count,
                            plan.map(p -> p.root().toString()).orElse(""))
                    .text());
        } catch (ExportException e) {
            fail(e.reason().text());
        }
    }

    /** The name an archive would get. */
    public String archiveName() {
        return String.valueOf(Path.of(folder.get()).getFileName()) + ".zip";
    }

    /** Saves all files as one archive. */
    public void zip(Path archive) {
        try {
            ProjectZip.save(generated(), archive);
            failed.set(false);
            message.set(Texts.text("export.zipped", generated().size(), archive.toString())
                    .text());
        } catch (ExportException e) {
            fail(e.reason().text());
        }
    }

    public StringProperty folderProperty() {
        return folder;
    }

    public ObservableList<PlannedFile> files() {
        return files;
    }

    /** What in files of the user's does not fit the design any more. */
    public ObservableList<Misfit> misfits() {
        return misfits;
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }
}
