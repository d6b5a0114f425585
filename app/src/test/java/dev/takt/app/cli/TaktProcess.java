package dev.takt.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The program in a JVM of its own, from the modules this test runs on. */
final class TaktProcess {
    private final List<String> command = new ArrayList<>();

    private TaktProcess(List<String> launch, Object... words) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(launch);
        Arrays.stream(words).map(Object::toString).forEach(command::add);
    }

    static TaktProcess of(Object... words) {
        return new TaktProcess(List.of("-p", modulePath(), "-m", "dev.takt.app/dev.takt.app.Main"), words);
    }

    /** On a class path on which there is no JavaFX. */
    static TaktProcess withoutJavafx(Object... words) {
        String path = Arrays.stream(modulePath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("javafx"))
                .collect(Collectors.joining(File.pathSeparator));
        return new TaktProcess(List.of("-cp", path, "dev.takt.app.Main"), words);
    }

    Process start() throws IOException {
        return new ProcessBuilder(command).start();
    }

    /** Runs it to its end with a screen of this name; what it says of it is the output. */
    Ran runOn(String screen) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", screen);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, "");
    }

    /** Runs it to its end. */
    Ran run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, "");
    }

    private static String modulePath() {
        return System.getProperty("jdk.module.path");
    }
}
