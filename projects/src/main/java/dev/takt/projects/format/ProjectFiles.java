package dev.takt.projects.format;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Project files on disk. */
public final class ProjectFiles {
    /** The largest file that is read; a design of 10 000 items needs less than a tenth of it. */
    public static final long LARGEST_BYTES = 16L * 1024 * 1024;

    private ProjectFiles() {}

    /** Reads a file; what is wrong inside it is in the result, what is wrong with it as a file is thrown. */
    public static Opened load(Path file) throws ProjectFileException {
        try {
            if (Files.isDirectory(file)) {
                throw new ProjectFileException(text("file.is-folder", file), new IOException("folder"));
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new ProjectFileException(
                        text("file.too-large", file, Files.size(file), LARGEST_BYTES), new IOException("too large"));
            }
            byte[] bytes = Files.readAllBytes(file);
            return ProjectFormat.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new ProjectFileException(text("file.not-utf8", file), e);
        } catch (IOException e) {
            throw failed("file.unreadable", file, e);
        }
    }

    /** Writes a file so that at any instant it holds either the old text or the new one. */
    public static void save(Path file, Project project) throws ProjectFileException {
        writeAtomically(file, ProjectFormat.write(project));
    }

    private static void writeAtomically(Path file, String text) throws ProjectFileException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        try {
            // a link stays a link: what it points to is replaced
            Path real = Files.exists(target) ? target.toRealPath() : target;
            Path temporary = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".tmp");
            try {
                keepPermissions(real, temporary);
                writeThrough(temporary, text);
                move(temporary, real);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failed("file.unwritable", folder == null ? file : target, e);
        }
    }

    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path old, Path fresh) throws IOException {
        if (!fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Files.setPosixFilePermissions(
                fresh,
                Files.exists(old)
                        ? Files.getPosixFilePermissions(old)
                        : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ProjectFileException failed(String key, Path file, IOException cause) {
        return new ProjectFileException(text(key, file, DiskTrouble.why(cause)), cause);
    }
}
