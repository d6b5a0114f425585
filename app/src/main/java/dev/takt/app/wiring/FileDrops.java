package dev.takt.app.wiring;

import dev.takt.sim.export.TraceFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes a design or a trace that is dropped on a window. Other files, and more than one, are not taken. */
final class FileDrops {
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

    static boolean isTrace(Path file) {
        return file.toString().endsWith(TraceFiles.ENDING);
    }

    /** The one design or trace that is dragged, if it is one. */
    static Optional<Path> design(List<File> dragged) {
        return dragged.stream()
                .filter(_ -> dragged.size() == 1)
                .map(File::toPath)
                .filter(file -> file.toString().endsWith(".takt") || isTrace(file))
                .findFirst();
    }
}
