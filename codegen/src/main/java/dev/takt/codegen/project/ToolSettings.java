package dev.takt.codegen.project;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.TomlText;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.project.Firmware.EspFlash;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.projects.model.Logging;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The small TOML files that tools read: rustup, cargo, probe-rs, espflash. */
final class ToolSettings {
    /** The release that the sets of crates are built and tested with. */
    static final String TESTED = "1.96.0";

    /** A release that is not installed is fetched, which a bench without a network cannot; who wants the same bytes for good pins the release himself. */
    private static final String WHICH = """
            # Builds with the `rust-version` of Cargo.toml and later; the locked crates were tested with %1$s. For the
            # same bytes for good write "%1$s" in the place of "stable": the line stays yours.
            """.formatted(TESTED);

    /** For what is built for the machine that compiles it alone. */
    static final String HOST_TOOLCHAIN = """
            [toolchain]
            channel = "stable"
            components = ["clippy", "rustfmt"]
            """;

    private ToolSettings() {}

    static String toolchain(Firmware firmware) {
        Platform platform = firmware.platform();
        if (platform.xtensa()) {
            return """
                    # The compiler for Xtensa, installed by espup.
                    [toolchain]
                    channel = "esp"
                    """;
        }
        List<String> components =
                platform.builtStd().isEmpty() ? List.of("clippy", "rustfmt") : List.of("clippy", "rust-src", "rustfmt");
        return WHICH + """
                [toolchain]
                channel = "stable"
                components = %s
                targets = %s
                """.formatted(TomlText.strings(components), TomlText.strings(List.of(platform.triple())));
    }

    static String cargo(Firmware firmware) {
        Platform platform = firmware.platform();
        CodeWriter out = new CodeWriter();
        out.line("[build]")
                .line("target = " + TomlText.string(platform.triple()))
                .blank();
        out.line("[target." + key(platform.triple()) + "]");
        out.line("runner = " + TomlText.strings(firmware.running().runner()));
        if (!platform.rustFlags().isEmpty()) {
            List<String> flags = platform.rustFlags().stream()
                    .flatMap(f -> Stream.of("-C", f))
                    .toList();
            out.line("rustflags = " + TomlText.strings(flags));
        }
        levels(firmware, out);
        if (!platform.builtStd().isEmpty()) {
            out.blank().lines("[unstable]", "build-std = " + TomlText.strings(platform.builtStd()));
        }
        return out.file("", Owner.OURS).text();
    }

    /** Of every logger that can be turned on, for without a level defmt says errors alone and esp-println nothing. */
    private static void levels(Firmware firmware, CodeWriter out) {
        Set<String> loggers = firmware.crates().pins().features().keySet();
        if (loggers.contains(Logging.DEFMT.tag()) && loggers.contains(Logging.LOG.tag())) {
            String log = firmware.running().espFlash().isPresent() ? "ESP_LOG" : "TAKT_LOG";
            out.blank().lines("[env]", "DEFMT_LOG = \"info\"", log + " = \"info\"");
        }
    }

    /** A dot in a bare key would begin a table of its own: {@code thumbv8m.main-none-eabihf}. */
    private static String key(String triple) {
        return triple.indexOf('.') < 0 ? triple : TomlText.string(triple);
    }

    /** probe-rs. On ESP chips {@code cargo embed} would write a partition table of its own, because its settings name none, and messages do not come by RTT: there it is for GDB alone. */
    static String embed(Firmware firmware, String chip) {
        if (firmware.running().espFlash().isPresent()) {
            return """
                    [default.general]
                    chip = %s

                    # It would write a partition table of its own: `cargo run` flashes ours.
                    [default.flashing]
                    enabled = false

                    [default.rtt]
                    enabled = false

                    [default.gdb]
                    enabled = true
                    """.formatted(TomlText.string(chip));
        }
        boolean logs = firmware.running().logging() != Logging.NONE;
        String when = logs ? "" : "# true with the features defmt, log or takt-trace, which speak by RTT\n";
        return """
                [default.general]
                chip = %s

                [default.rtt]
                %senabled = %s

                [default.gdb]
                enabled = false
                """.formatted(TomlText.string(chip), when, logs);
    }

    static String espFlash(EspFlash esp) {
        return """
                [idf]
                partition_table = "partitions.csv"

                [flash]
                size = "%dMB"
                """.formatted(esp.megabytes());
    }
}
