package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.AntennaFile;
import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.ClockFile;
import dev.takt.codegen.emit.DeviceFile;
import dev.takt.codegen.emit.GivenBoard;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.RpBoot;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.emit.WatchdogFile;
import dev.takt.codegen.emit.WiringFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.projects.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Cortex-M as RTIC's generator sees it: its device crate or the module made in its place, its clock, and the time base. All of it follows from data of the chip and its pin set. */
record RticChip(Machine machine, PinSet pins) {
    static Optional<RticChip> of(Machine machine) {
        return PinSets.of(machine).map(pins -> new RticChip(machine, pins));
    }

    /** Path of the module that has {@code Interrupt} and {@code Peripherals}. */
    String device() {
        return hasCrate() ? pins.device() : DeviceFile.PATH;
    }

    private boolean hasCrate() {
        return !pins.device().isEmpty();
    }

    ClockFile clock() {
        return new ClockFile(machine, device(), monotonic().readsCoreClock());
    }

    Optional<AntennaFile> antenna() {
        return AntennaFile.of(machine, device());
    }

    Optional<WatchdogFile> watchdog() {
        return hasCrate() ? WatchdogFile.of(machine, device()) : Optional.empty();
    }

    WiringFile wiring() {
        return new WiringFile(machine, pins.device());
    }

    Monotonic monotonic() {
        return Monotonic.of(machine, pins);
    }

    private long clockHz() {
        return machine.cores().getFirst().clockHz();
    }

    /** Files that only such a chip has. */
    List<GeneratedFile> files() {
        List<GeneratedFile> files = new ArrayList<>(List.of(clock().file()));
        if (!hasCrate()) {
            files.addAll(new DeviceFile(machine.chip()).files());
        }
        RpBoot.of(pins).map(RpBoot::file).ifPresent(files::add);
        antenna().map(AntennaFile::file).ifPresent(files::add);
        watchdog().map(WatchdogFile::file).ifPresent(files::add);
        wiring().file().ifPresent(files::add);
        return files;
    }

    /** Modules under {@code src/takt} that those files are. */
    List<String> modules() {
        List<String> modules = new ArrayList<>(List.of("clock"));
        if (!hasCrate()) {
            modules.add(DeviceFile.MODULE);
        }
        RpBoot.of(pins).ifPresent(_ -> modules.add(RpBoot.MODULE));
        antenna().ifPresent(_ -> modules.add(AntennaFile.MODULE));
        watchdog().ifPresent(_ -> modules.add(WatchdogFile.MODULE));
        wiring().file().ifPresent(_ -> modules.add(WiringFile.MODULE));
        return modules.stream().sorted().toList();
    }

    List<String> linkerArguments() {
        return List.of("--nmagic", "-Tlink.x", Linking.DEFMT);
    }

    /** Linker scripts beside the memory layout. */
    List<String> scripts() {
        return hasCrate() ? List.of() : List.of("device.x");
    }

    /** The linker's memory layout, with what the boot ROM wants beside it. */
    String memory(String memoryX) {
        return memoryX + RpBoot.of(pins).map(b -> b.sections(machine.chip())).orElse("");
    }

    /** What {@code init} does before anything else. */
    List<String> first() {
        return RpBoot.of(pins).map(RpBoot::first).orElse(List.of());
    }

    /** The peripherals by who works with them; none where the device crate has no registers. */
    Optional<SplitBoard> board(CodeLayout layout) {
        return PinSets.singletons(machine)
                .map(singletons -> new SplitBoard(layout, SplitBoard.Layer.ofDeviceCrate(device(), singletons)));
    }

    /** What can be written into the user's functions from the start. */
    BodyFiles.Defaults defaults(CodeLayout layout) {
        return board(layout)
                .<BodyFiles.Defaults>map(b -> new GivenBoard(b, watchdog(), wiring()))
                .orElse(BodyFiles.Defaults.NONE);
    }

    /** Time from RTIC's monotonic. */
    TraceBase traceBase() {
        return monotonic().now().trace(machine, TimeBase.of(machine).tickNs(), TraceSink.of(pins));
    }

    /** The counted loop, measured by SysTick before RTIC's monotonic starts. */
    LoadBase loadBase(CodeLayout layout) {
        long tickNs = TimeBase.of(machine).tickNs();
        return new LoadBase(
                LoadBase.SYSTICK_IMPORTS,
                LoadBase.TURNS_OF_CORTEX_M,
                LoadBase.MEASURED_BY_SYSTICK,
                clockHz(),
                List.of("crate::Mono", "rtic_monotonics::Monotonic"),
                List.of(
                        "const TICK_NS: u64 = " + RustNumber.of(tickNs) + ";",
                        monotonic().isWide()
                                ? "let ticks = ns.div_ceil(TICK_NS);"
                                : "let ticks = u32::try_from(ns.div_ceil(TICK_NS)).unwrap_or(u32::MAX);",
                        "Mono::delay(<Mono as Monotonic>::Duration::from_ticks(ticks)).await;"),
                "Nothing to set up: no peripheral is used.",
                board(layout)
                        .map(_ -> "pub fn setup(_board: " + SplitBoard.TYPE + ")")
                        .orElse("pub fn setup(_device: " + device() + "::Peripherals)"));
    }
}
