package dev.takt.app.wiring;

import dev.takt.app.reading.ScenarioFiles;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.text.Texts;
import dev.takt.sim.export.TraceFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks with the dialogs of the system. */
final class FxFileAsk implements FileAsk {
    private final Stage stage;

    FxFileAsk(Stage stage) {
        this.stage = stage;
    }

    private static FileChooser chooser() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.text("ask.designs").text(), "*.takt"),
                        new FileChooser.ExtensionFilter(
                                Texts.text("ask.all-files").text(), "*"));
        return chooser;
    }

    @Override
    public Optional<Path> open() {
        return Optional.ofNullable(chooser().showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> openTrace() {
        FileChooser chooser = chooser();
        String[] endings = Stream.concat(Stream.of(TraceFiles.ENDING, ScenarioFiles.ENDING), FileDrops.LOGS.stream())
                .map(ending -> "*" + ending)
                .toArray(String[]::new);
        chooser.getExtensionFilters().set(0, filter("ask.traces", endings));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String suggestedName) {
        FileChooser chooser = chooser();
        if (suggestedName.endsWith(".zip")) {
            chooser.getExtensionFilters().set(0, filter("ask.archives", "*.zip"));
        } else if (suggestedName.endsWith(".html")) {
            chooser.getExtensionFilters().set(0, filter("ask.pages", "*.html"));
        } else if (suggestedName.endsWith(".svg")) {
            chooser.getExtensionFilters().set(0, filter("ask.pictures", "*.svg", "*.png"));
        } else if (suggestedName.endsWith(ScenarioFiles.ENDING)) {
            chooser.getExtensionFilters().set(0, filter("ask.scenarios", "*" + ScenarioFiles.ENDING));
        } else if (suggestedName.endsWith(".csv")) {
            chooser.getExtensionFilters()
                    .set(0, filter("ask.events", "*.csv", "*.vcd", "*.json", "*" + TraceFiles.ENDING));
        }
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    private static FileChooser.ExtensionFilter filter(String key, String... patterns) {
        return new FileChooser.ExtensionFilter(Texts.text(key).text(), patterns);
    }

    @Override
    public Optional<Path> folder() {
        return Optional.ofNullable(new DirectoryChooser().showDialog(stage)).map(File::toPath);
    }
}
