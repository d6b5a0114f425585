package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.format.DiskTrouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import picocli.CommandLine;

/** The command line as one call: words in, exit code out. */
public final class Cli {
    private Cli() {}

    /** Runs a command in a process of its own, which a signal may stop, and ends the process. */
    public static void runAndExit(String... arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Outputs files = Outputs.ofProcess(err);
        int code = run(new Console(out, err, files), arguments);
        out.flush();
        files.finished();
        System.exit(code);
    }

    /** Says that there is no display to open a design on, and ends the process. */
    public static void noDisplayAndExit(String file) {
        stream(FileDescriptor.err).println(Texts.text("cli.no-display", file).text());
        System.exit(ExitCode.INPUT);
    }

    /** Says that the screen that is named cannot be opened. */
    public static void noScreenAndExit(String screen) {
        stream(FileDescriptor.err).println(Texts.text("cli.no-screen", screen).text());
        System.exit(ExitCode.INPUT);
    }

    /** Runs a command inside a process that goes on; its streams are given. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return run(new Console(out, err, Outputs.inProcess()), arguments);
    }

    private static int run(Console console, String... arguments) {
        return new CommandLine(new TaktCommand(console), new Commands(console))
                .setResourceBundle(help())
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> failed(console, failure))
                .execute(arguments);
    }

    /** A file that cannot be read or written is the user's to put right; anything else is a defect and shows where it is. */
    private static int failed(Console console, Exception failure) {
        if (failure instanceof Refused refused) {
            console.say(refused.reason());
            return refused.exitCode();
        }
        // what writes a long trace while it runs may not say so in its signature
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof IOException trouble) {
            console.say(DiskTrouble.words(trouble));
            return ExitCode.INPUT;
        }
        console.say(Texts.text("cli.defect", failure));
        for (StackTraceElement at : failure.getStackTrace()) {
            console.err().println("    at " + at);
        }
        return ExitCode.DEFECT;
    }

    /** UTF-8 whatever the terminal's setting says: figures have units such as microseconds, names are the user's. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static PropertyResourceBundle help() {
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(Cli.class.getResourceAsStream("help.properties"), "help.properties"),
                StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
