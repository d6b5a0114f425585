package dev.takt.app.cli;

import dev.takt.app.task.Stopping;
import dev.takt.app.text.Texts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The files a command writes. A file appears under its name when it is complete, or not at all: it is written beside its place and moved there, and what was
 * begun is deleted when the command fails or is stopped.
 */
final class Outputs {
    private final Collection<Path> begun = new ConcurrentLinkedQueue<>();
    private final Stopping stopping;

    private Outputs(Optional<PrintStream> watched) {
        stopping = watched.isPresent() ? Stopping.watch(() -> stopped(watched.get())) : Stopping.unwatched();
    }

    /** Of a process of its own, which a signal may stop; that is said on {@code err}. */
    static Outputs ofProcess(PrintStream err) {
        return new Outputs(Optional.of(err));
    }

    private void stopped(PrintStream err) {
        discard();
        err.println(Texts.text("cli.stopped").text());
    }

    /** Inside a process that goes on after the command. */
    static Outputs inProcess() {
        return new Outputs(Optional.empty());
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Work that a signal has to wait for. */
    @FunctionalInterface
    interface Whole<E extends Exception> {
        void run() throws E;
    }

    /** Work with a result that can end early. */
    @FunctionalInterface
    interface Early<T, E extends Exception> {
        T run() throws E;
    }

    /** Writes a file, making its folder if need be. What is no regular file, such as a pipe, is written to as it is. */
    void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeInto(target, file, content);
            return;
        }
        makeFolder(folder);
        Path beside = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        begun.add(beside);
        try {
            writeInto(beside, file, content);
            whole(() ->
                    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        } finally {
            Files.deleteIfExists(beside);
            begun.remove(beside);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at)) {
                throw new FileSystemException(
                        at.toString(), null, Texts.text("cli.files.no-folder").text());
            }
        }
        Files.createDirectories(folder);
    }

    /** A disk that is full does not say which file it was full for. */
    private static void writeInto(Path path, Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            content.writeTo(out);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    /** Does this to its end even if the command is stopped meanwhile. */
    <E extends Exception> void whole(Whole<E> work) throws E {
        stopping.beginWhole();
        try {
            work.run();
        } finally {
            stopping.endWhole();
        }
    }

    /** Does work that a signal does not stop but asks to end early: what comes of it is told before the process ends. */
    <T, E extends Exception> T endingEarly(Runnable enough, Early<T, E> work) throws E {
        stopping.endsEarly(enough);
        try {
            return work.run();
        } finally {
            stopping.endsAtOnce();
        }
    }

    /** The command is through: from now on nothing is deleted. */
    void finished() {
        stopping.finished();
    }

    private void discard() {
        for (Path path : begun) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                System.err.println(path + ": " + e.getMessage());
            }
        }
    }
}
