package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Rust tool chain of the firmware tests, as {@code scripts/firmware-toolchain} names it. A tool that is missing fails the test with its name. */
public final class FirmwareTools {
    /** What clippy's driver takes its arguments apart at, as {@code cargo clippy} puts them together. */
    private static final String SEPARATOR = "__CLIPPY_HACKERY__";

    private FirmwareTools() {}

    /** What a command printed, both streams, and its exit code. */
    public record Ran(int code, String output) {}

    public static String env(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new AssertionError("missing " + name + ": run scripts/firmware-toolchain and export what it prints");
        }
        return value;
    }

    /** Runs cargo in a project for a bare-metal target. */
    public static Ran cargo(Path project, String target, String... arguments) {
        return cargo(project, target, Map.of(), env("TAKT_CARGO"), arguments);
    }

    /** Builds a project with {@code scripts/firmware-lint} in the compiler's place: clippy with lints as warnings, then rustdoc, and warnings of both as errors. */
    public static Ran lint(Path project, String target, List<String> lints, String... arguments) {
        StringBuilder words = new StringBuilder();
        lints.forEach(lint -> words.append("-W").append(SEPARATOR).append(lint).append(SEPARATOR));
        words.append("-D").append(SEPARATOR).append("warnings").append(SEPARATOR);
        List<String> all = new ArrayList<>(List.of("build", "--release", "--locked", "--quiet"));
        all.addAll(List.of(arguments));
        return cargo(
                project,
                target,
                Map.of("RUSTC_WORKSPACE_WRAPPER", env("TAKT_LINT_DRIVER"), "CLIPPY_ARGS", words.toString()),
                env("TAKT_CARGO"),
                all.toArray(String[]::new));
    }

    /** Writes the documentation of a project without that of its crates by {@code cargo doc}, warnings as errors. */
    public static Ran document(Path project, String target, String... arguments) {
        List<String> all = new ArrayList<>(List.of("doc", "--no-deps", "--release", "--locked", "--quiet"));
        all.addAll(List.of("--document-private-items", "--target", target));
        all.addAll(List.of(arguments));
        return cargo(
                project,
                target,
                Map.of(
                        "RUSTDOC",
                        env("TAKT_RUSTDOC"),
                        "RUSTDOCFLAGS",
                        "--sysroot " + env("TAKT_SYSROOT") + " -D warnings"),
                env("TAKT_CARGO"),
                all.toArray(String[]::new));
    }

    private static Ran cargo(
            Path project, String target, Map<String, String> more, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        // what comes with another tool chain, such as cargo-clippy, does not fit this one
        String path = Path.of(env("TAKT_CARGO")).getParent() + ":"
                + Path.of(env("TAKT_FLIP_LINK")).getParent() + ":" + env("PATH");
        String key = "CARGO_TARGET_"
                + target.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        Map<String, String> environment = new HashMap<>(Map.of(
                "CARGO_HOME",
                env("TAKT_CARGO_HOME"),
                "PATH",
                path,
                "RUSTC",
                env("TAKT_RUSTC"),
                key + "_RUSTFLAGS",
                "--sysroot " + env("TAKT_SYSROOT") + " -D warnings"));
        // build scripts and macros run on this machine: without the symbols of its library they take a fifth of the
        // disk
        environment.put("CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_DEBUG", "0");
        environment.put("CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_STRIP", "symbols");
        if (!BuildPlace.namesLinker(project)) {
            environment.put(key + "_LINKER", env("TAKT_RUST_LLD"));
        }
        environment.putAll(more);
        return inPlace(project, environment, command);
    }

    /** Runs cargo in a project for this machine. */
    static Ran onHost(Path project, Map<String, String> more, String... arguments) {
        List<String> command = new ArrayList<>(List.of(env("TAKT_CARGO")));
        command.addAll(List.of(arguments));
        Map<String, String> environment =
                new HashMap<>(Map.of("CARGO_HOME", env("TAKT_CARGO_HOME"), "RUSTC", env("TAKT_RUSTC")));
        environment.putAll(more);
        return inPlace(project, environment, command);
    }

    private static Ran inPlace(Path project, Map<String, String> environment, List<String> command) {
        BuildPlace place = BuildPlace.of(project);
        place.bring(project);
        environment.put("CARGO_TARGET_DIR", place.targets().toString());
        Ran ran = run(place.folder(), environment, command);
        place.keepExpansion();
        return ran;
    }

    /** Checks that every Rust file below a folder is as rustfmt leaves it. */
    public static void assertFormatted(Path folder, String edition) {
        List<String> command = new ArrayList<>(List.of(env("TAKT_RUSTFMT"), "--check", "--edition", edition));
        try (var paths = Files.walk(folder)) {
            List<String> sources = paths.map(Path::toString)
                    .filter(p -> p.endsWith(".rs"))
                    .sorted()
                    .toList();
            command.addAll(sources);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Ran ran = run(folder, Map.of(), command);
        assertEquals(0, ran.code(), ran.output());
    }

    public static Ran run(Path folder, Map<String, String> environment, List<String> command) {
        return run(folder, environment, command, StandardCharsets.UTF_8);
    }

    /** A character a byte: what is printed need not be text. */
    public static Ran runForBytes(Path folder, List<String> command) {
        return run(folder, Map.of(), command, StandardCharsets.ISO_8859_1);
    }

    private static Ran run(Path folder, Map<String, String> environment, List<String> command, Charset charset) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            Path log = Files.createTempFile("takt-tool-", ".log");
            builder.redirectOutput(log.toFile());
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command.getFirst() + " took more than ten minutes");
            }
            String output = Files.readString(log, charset);
            Files.delete(log);
            return new Ran(process.exitValue(), output);
        } catch (IOException e) {
            throw new AssertionError("missing " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
