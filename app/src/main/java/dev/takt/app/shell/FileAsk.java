package dev.takt.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for files and folders; empty if the user thinks better of it. */
public interface FileAsk {
    Optional<Path> open();

    Optional<Path> openTrace();

    Optional<Path> save(String suggestedName);

    Optional<Path> folder();
}
