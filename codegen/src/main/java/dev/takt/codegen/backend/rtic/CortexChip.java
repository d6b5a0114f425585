package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.projects.machine.Machine;
import java.util.List;
import java.util.Optional;

/** What the RTIC generator knows of a chip: its device crate, how its clock is set, and how the firmware is run. */
sealed interface CortexChip permits Lm3s6965, Stm32f405 {
    List<CortexChip> ALL = List.of(new Lm3s6965(), new Stm32f405());

    static Optional<CortexChip> of(String id) {
        return ALL.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** Id in the catalogue. */
    String id();

    /** Path of the device crate's module: has {@code Interrupt} and {@code Peripherals}. */
    String device();

    /** True if the clock can be set to this many hertz. */
    boolean reaches(long clockHz);

    /** {@code src/takt/clock.rs}. */
    String clock(long clockHz);

    /** The call that starts the clock. */
    String startClock();

    /** What runs the firmware: a command without the name of the ELF file. */
    List<String> runner();

    /** What can be written into the user's functions from the start. */
    default BodyFiles.Defaults defaults(Machine machine) {
        return BodyFiles.Defaults.NONE;
    }

    /** Lines at the head of the user's {@code setup}, which has the peripherals as {@code device}. */
    default List<String> setup(Machine machine) {
        return List.of();
    }

    /** Time from SysTick, on which RTIC's monotonic runs: clocks since its start. */
    default TraceBase traceBase(Machine machine, TraceSink sink) {
        TimeBase time = TimeBase.of(machine);
        long clockHz = machine.cores().getFirst().clockHz();
        return TraceBase.oneCore(
                List.of("cortex_m::peripheral::SYST", "crate::Mono", "rtic_monotonics::Monotonic"),
                List.of(
                        "const CLOCKS_A_TICK: u32 = " + RustNumber.of(clockHz / time.hz()) + ";",
                        "loop {",
                        "    let ticks = Mono::now().ticks();",
                        "    let left = SYST::get_current();",
                        "    if Mono::now().ticks() == ticks {",
                        "        let clocks = if left == 0 { 0 } else { CLOCKS_A_TICK - left };",
                        "        break u64::from(ticks) * u64::from(CLOCKS_A_TICK) + u64::from(clocks);",
                        "    }",
                        "}"),
                clockHz,
                time.tickNs(),
                TraceBase.PAINTED_BY_CORTEX_M_RT,
                sink);
    }

    /** The counted loop, measured by SysTick before RTIC's monotonic takes it. */
    default LoadBase loadBase(Machine machine) {
        long tickNs = TimeBase.of(machine).tickNs();
        return new LoadBase(
                LoadBase.SYSTICK_IMPORTS,
                LoadBase.TURNS_OF_CORTEX_M,
                LoadBase.MEASURED_BY_SYSTICK,
                machine.cores().getFirst().clockHz(),
                List.of("crate::Mono", "rtic_monotonics::Monotonic"),
                List.of(
                        "const TICK_NS: u64 = " + RustNumber.of(tickNs) + ";",
                        "let ticks = u32::try_from(ns.div_ceil(TICK_NS)).unwrap_or(u32::MAX);",
                        "Mono::delay(<Mono as Monotonic>::Duration::from_ticks(ticks)).await;"),
                "Nothing to set up: no peripheral is used.",
                "pub fn setup(_device: " + device() + "::Peripherals)");
    }
}
