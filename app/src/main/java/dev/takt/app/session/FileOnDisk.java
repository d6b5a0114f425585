package dev.takt.app.session;

import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the studio knows to be in the file of a design, and whether something else is there by now. Only the content counts: a file that was touched or written with the
 * same text has not changed.
 */
public final class FileOnDisk {
    /** What another program has made of the file. */
    public sealed interface News {
        /** It holds something else; the design in it, as far as it can be read. */
        record Changed(Path file, byte[] bytes, Opened opened) implements News {}

        /** It is not there any more. */
        record Gone(Path file) implements News {}
    }

    private final Path file;
    private byte[] known;
    private boolean gone;

    private FileOnDisk(Path file, byte[] known) {
        this.file = file;
        this.known = known;
    }

    /** A file as it is now; one that cannot be read is as empty. */
    static FileOnDisk of(Path file) {
        return new FileOnDisk(file, content(file).orElse(new byte[0]));
    }

    private static Optional<byte[]> content(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= ProjectFiles.LARGEST_BYTES
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What happened since it was last known; reads the file, so it may be asked off the window's thread. */
    public synchronized Optional<News> news() {
        Optional<byte[]> now = content(file);
        if (now.isEmpty()) {
            return gone ? Optional.empty() : Optional.of(new News.Gone(file));
        }
        if (Arrays.equals(now.get(), known)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new News.Changed(file, now.get(), ProjectFiles.load(file)));
        } catch (ProjectFileException e) {
            return Optional.of(new News.Changed(file, now.get(), ProjectFormat.read("")));
        }
    }

    /** The user has been told; it is not news again. */
    public synchronized void know(News news) {
        switch (news) {
            case News.Changed changed -> {
                known = changed.bytes();
                gone = false;
            }
            case News.Gone _ -> gone = true;
        }
    }

    /** The design was written there just now. */
    synchronized void written(Project project) {
        known = content(file).orElseGet(() -> ProjectFormat.write(project).getBytes(StandardCharsets.UTF_8));
        gone = false;
    }

    Path file() {
        return file;
    }
}
