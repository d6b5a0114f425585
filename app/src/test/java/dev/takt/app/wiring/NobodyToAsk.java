package dev.takt.app.wiring;

import dev.takt.app.shell.FileAsk;
import java.nio.file.Path;
import java.util.Optional;

/** Dialogs for files that are closed without a choice: nobody sits before the window. */
final class NobodyToAsk implements FileAsk {
    @Override
    public Optional<Path> openTrace() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> open() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }
}
