package dev.takt.app.text;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A main class of the tests in a JVM that speaks a language: texts are read once a process. */
public final class InLanguage {
    private InLanguage() {}

    /** {@code options} are of the JVM, {@code words} for the main class. */
    public static ProcessBuilder command(String language, Class<?> main, List<String> options, Object... words)
            throws URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dtakt.language=" + language));
        command.addAll(options);
        command.addAll(List.of("-p", System.getProperty("jdk.module.path")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("--patch-module", "dev.takt.app=" + classes(main)));
        command.addAll(List.of("-m", "dev.takt.app/" + main.getName()));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command);
    }

    /** The folder of the tests' classes, above all packages of this one. */
    private static Path classes(Class<?> main) throws URISyntaxException {
        Path file = Path.of(main.getResource(main.getSimpleName() + ".class").toURI());
        return file.resolve("../".repeat(main.getName().split("\\.").length)).normalize();
    }
}
