package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.text.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** The words for a file that cannot be read or written; the exceptions of the platform often say no more than the path. */
final class DiskTrouble {
    private DiskTrouble() {}

    static Message message(IOException trouble) {
        String file =
                trouble instanceof FileSystemException system ? Objects.requireNonNullElse(system.getFile(), "") : "";
        return switch (trouble) {
            case NoSuchFileException _ -> Texts.text("cli.files.missing", file);
            case AccessDeniedException _ -> Texts.text("cli.files.denied", file);
            case FileAlreadyExistsException _ -> Texts.text("cli.files.exists", file);
            case FileSystemException system ->
                Texts.text("cli.files.failed", file, Objects.requireNonNullElse(system.getReason(), "?"));
            default -> Texts.text("cli.files.trouble", Objects.requireNonNullElse(trouble.getMessage(), "?"));
        };
    }
}
