package dev.takt.app.wiring;

import dev.takt.app.reading.ScenarioFiles;
import dev.takt.sim.export.TraceFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes a design, a trace, a scenario or the log of a board that is dropped on a window. Other files, and more than one, are not taken. */
final class FileDrops {
    /** How the names of logs end. */
    static final List<String> LOGS = List.of(".log", ".txt");

    private FileDrops() {}

    static void take(Scene scene, Consumer<Path> open) {
        scene.setOnDragOver(drag -> {
            if (design(drag).isPresent()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        scene.setOnDragDropped(drag -> {
            Optional<Path> file = design(drag);
            drag.setDropCompleted(file.isPresent());
            drag.consume();
            file.ifPresent(open);
        });
    }

    private static Optional<Path> design(DragEvent drag) {
        return design(drag.getDragboard().getFiles());
    }

    /** True for a trace, a scenario, or a text in which a board may have told of its run. */
    static boolean isRun(Path file) {
        String name = file.toString();
        return name.endsWith(TraceFiles.ENDING)
                || name.endsWith(ScenarioFiles.ENDING)
                || LOGS.stream().anyMatch(name::endsWith);
    }

    /** The one design, trace, scenario or log that is dragged, if it is one. */
    static Optional<Path> design(List<File> dragged) {
        return dragged.stream()
                .filter(_ -> dragged.size() == 1)
                .map(File::toPath)
                .filter(file -> file.toString().endsWith(".takt") || isRun(file))
                .findFirst();
    }
}
