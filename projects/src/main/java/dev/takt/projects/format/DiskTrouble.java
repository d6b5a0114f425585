package dev.takt.projects.format;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.text.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;

/** The words for what a disk says no to: the platform's own often name no more than a path, or a class. */
public final class DiskTrouble {
    private DiskTrouble() {}

    /** Why, without the file. */
    public static Message why(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> text("file.why.missing");
            case AccessDeniedException _ -> text("file.why.denied");
            case FileAlreadyExistsException _ -> text("file.why.in-the-way");
            case FileSystemException system -> said(Objects.requireNonNullElse(system.getReason(), ""));
            default -> said(Objects.requireNonNullElse(trouble.getMessage(), ""));
        };
    }

    /** The file, where the platform names it, and why. */
    public static Message words(IOException trouble) {
        return file(trouble).map(f -> text("file.trouble", f, why(trouble))).orElseGet(() -> why(trouble));
    }

    private static Optional<String> file(IOException trouble) {
        return trouble instanceof FileSystemException system ? Optional.ofNullable(system.getFile()) : Optional.empty();
    }

    private static Message said(String words) {
        return words.startsWith("No space left")
                ? text("file.why.full")
                : text("file.why.said", words.isEmpty() ? "?" : words);
    }
}
