package dev.takt.codegen.project;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.MarkdownText;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.project.Firmware.EspFlash;
import dev.takt.codegen.project.Firmware.Running;
import java.util.List;

/** {@code README.md}: the user's page, written once. What it is, how it is built, flashed and debugged, and whose files are whose. */
final class ReadMe {
    private final Firmware firmware;
    private final Running running;
    private final CodeWriter out = new CodeWriter();

    ReadMe(Firmware firmware) {
        this.firmware = firmware;
        this.running = firmware.running();
    }

    GeneratedFile file() {
        out.line("# " + MarkdownText.plain(firmware.title().design())).blank();
        out.line("Firmware for " + MarkdownText.plain(firmware.title().chip()) + " with "
                + firmware.title().runtime() + ". `DESIGN.md` says what was designed and what its bounds are.");
        out.blank();
        build();
        run();
        debug();
        features();
        owners();
        return out.file("README.md", Owner.YOURS);
    }

    private void build() {
        out.line("## Build").blank();
        out.line("```");
        if (firmware.platform().xtensa()) {
            out.line("cargo install espup espflash --locked && espup install && . ~/export-esp.sh");
        } else {
            out.line("rustup target add " + firmware.platform().triple());
        }
        out.lines("cargo build --release", "cargo build --profile size", "```").blank();
        if (!firmware.crates().logic().isEmpty()) {
            out.line(
                    "What needs no hardware is the package `logic`, whose tests run here (with the target of this machine, as `rustc -vV` names it):");
            out.blank()
                    .lines(
                            "```",
                            "cargo " + Workflow.hostTool(firmware.platform().xtensa()) + "test -p "
                                    + LogicCrate.name(firmware) + " --target x86_64-unknown-linux-gnu",
                            "```");
            out.blank();
        }
        out.line("`release` is optimised for speed, `size` for small images. Versions are pinned in `Cargo.lock`: "
                + "add `--locked` where a build has to be repeatable.");
        out.blank();
    }

    private void run() {
        out.line("## " + (running.isEmulated() ? "Run in QEMU" : "Flash and run"))
                .blank();
        if (firmware.linking().isBootLoaded()) {
            running.probe().ifPresent(this::bootLoader);
        }
        out.lines("```", "cargo run --release", "```").blank();
        String tool = MarkdownText.plain(running.runner().getFirst());
        out.line("`cargo run` calls the runner in `.cargo/config.toml`: " + tool + ".");
        if (running.espFlash().isPresent()) {
            out.line(
                    "The partition table is `partitions.csv`, named in `espflash.toml`; "
                            + "`cargo install espflash --locked` brings the tool. "
                            + "In [Wokwi](https://docs.wokwi.com) the image runs without a board: `wokwi.toml`, `diagram.json`.");
        } else if (running.probe().isPresent()) {
            out.line("It comes with [probe-rs](https://probe.rs/docs/getting-started/installation/).");
        }
        esp();
        messages();
        out.blank();
        running.probe().filter(p -> p.startsWith("RP2")).ifPresent(_ -> bootRom());
    }

    private void esp() {
        running.espFlash()
                .flatMap(EspFlash::otaData)
                .ifPresent(label -> out.line("The runner erases the partition `" + MarkdownText.plain(label)
                        + "`, so that what was just flashed starts and not the slot that an update has chosen."));
    }

    /** The boot ROM of the RP chips takes programs by USB. */
    private void bootRom() {
        String program = "target/" + firmware.platform().triple() + "/release/"
                + firmware.title().packageName();
        out.line("Without a probe: plug the board in while BOOTSEL is held, and let "
                + "[picotool](https://github.com/raspberrypi/picotool), version 2 or later, write the ELF file:");
        out.blank();
        out.lines("```", "cargo build --release", "picotool load -v -x -t elf " + program, "```")
                .blank();
        out.line("`runner = \"picotool load -v -x -t elf\"` in `.cargo/config.toml` makes that `cargo run`. "
                + "A file to copy onto the drive that the board shows then comes of `picotool uf2 convert "
                + program + " -t elf " + firmware.title().packageName() + ".uf2`"
                + (firmware.linking().isBootLoaded()
                        ? "; the boot loader has to be there first, by the same command with its own ELF file."
                        : ".")
                + " Messages come by RTT, which needs a probe.");
        out.blank();
    }

    /** Without it the chip does not reach the firmware, which stands behind it in flash. */
    private void bootLoader(String chip) {
        out.line(
                "Once, before the firmware, which does not start without it: the boot loader (`bootloader/README.md`).");
        out.blank();
        out.lines("```", "(cd bootloader && cargo build --release --locked)");
        out.line("probe-rs download --chip " + chip + " bootloader/target/"
                + firmware.platform().triple() + "/release/"
                + BootLoader.wantedName(firmware.title().packageName()));
        out.lines("```").blank();
        out.line("Then the firmware, now and after each change:").blank();
    }

    private void messages() {
        String level = running.espFlash().isPresent() ? "ESP_LOG" : "TAKT_LOG";
        switch (running.logging()) {
            case NONE -> {}
            case LOG ->
                out.line("Say `log::info!(\"…\")` in a body; `" + level
                        + "` in `.cargo/config.toml` sets the level at build time.");
            case DEFMT -> {
                out.line("Say `defmt::info!(\"…\")` in a body; `DEFMT_LOG` in `.cargo/config.toml` sets the level.");
                if (running.isEmulated()) {
                    out.line("What QEMU prints is binary: `cargo run --release | defmt-print -e target/"
                            + firmware.platform().triple() + "/release/"
                            + firmware.title().packageName()
                            + "` reads it (`cargo install defmt-print --locked`).");
                }
            }
        }
    }

    private void debug() {
        out.line("## Debug").blank();
        if (running.isEmulated()) {
            out.line("Put `-S -s` before `-kernel` in the runner, start it, and in another terminal:")
                    .blank();
            out.lines(
                    "```",
                    "gdb-multiarch target/" + firmware.platform().triple() + "/debug/"
                            + firmware.title().packageName() + " -ex 'target remote :1234'",
                    "```");
        } else if (running.espFlash().isPresent()) {
            out.line(
                    "In Visual Studio Code with the probe-rs extension: F5 builds, flashes and stops at the entry point, over JTAG. "
                            + "`cargo embed` resets the chip and waits for GDB at 127.0.0.1:1337; it flashes nothing, because it would write a partition table of its own."
                            + running.espFlash()
                                    .flatMap(EspFlash::otaData)
                                    .map(label -> " probe-rs leaves the partition `" + MarkdownText.plain(label)
                                            + "` as it is: after an update `cargo run` first.")
                                    .orElse(""));
        } else if (running.probe().isPresent()) {
            out.line(
                    "In Visual Studio Code with the probe-rs extension: F5 builds, flashes and stops at the entry point. "
                            + "On the command line `cargo embed` reads `Embed.toml`.");
        } else {
            out.line("Any debugger that reads ELF files will do: both profiles keep their symbols out of flash.");
        }
        out.blank();
    }

    private void features() {
        List<CargoFeature> features = CargoFeature.of(firmware.crates());
        if (features.isEmpty()) {
            return;
        }
        out.line("## Features").blank();
        features.forEach(f -> out.line("- `" + f.name() + "`: " + f.purpose()));
        out.blank();
    }

    private void owners() {
        out.line("## What is whose").blank();
        out.line("- `src/bodies/*.rs` except `mod.rs`, this file, `LICENCE.md`, `.gitignore`"
                + (running.espFlash().isPresent() ? ", `diagram.json`" : "")
                + " are yours: written once, and left alone from your first edit on.");
        out.line(
                "- `*.toml`, `Cargo.lock` and `.vscode/*.json` are shared: keys of the design follow it, what you add stays. "
                        + "Keep `.takt/written.json`, by which the two are told apart, under version control.");
        out.line("- Everything else follows the design and is overwritten when it changes.")
                .blank();
        out.line("When the design gains a step, the compiler names the function that is missing in your body.");
        firmware.notes().forEach(out::line);
    }
}
