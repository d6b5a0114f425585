package dev.takt.codegen.emit;

import java.util.List;

/**
 * What a runtime on a chip gives the load. Everything is Rust text. {@code turns} is the body of {@code fn turns(count: u32)}, a loop of two instructions taken {@code count + 1} times,
 * which takes as long wherever it is called from. {@code measure} is the body of {@code fn measure(count: u32) -> u64}: counts ({@code countHz} a second) that {@code turns(count)}
 * takes while nothing else runs; it is called once, before the runtime's own timer starts. {@code pause} is the body of {@code async fn pause(ns: u64)}; empty where no task waits
 * for transfers. {@code setup} is the signature of the function that makes the bodies, without its result.
 */
public record LoadBase(
        List<String> imports,
        List<String> turns,
        List<String> measure,
        long countHz,
        List<String> pauseImports,
        List<String> pause,
        String setupDoc,
        String setup) {
    /** The loop of a Cortex-M. */
    public static final List<String> TURNS_OF_CORTEX_M = List.of("cortex_m::asm::delay(count);");

    /** The time of the loop by SysTick, which counts core clocks. */
    public static final List<String> MEASURED_BY_SYSTICK = List.of(
            "// SAFETY: nobody uses SysTick yet; who does sets it up anew.",
            "let mut timer = unsafe { cortex_m::Peripherals::steal() }.SYST;",
            "timer.set_clock_source(SystClkSource::Core);",
            "timer.set_reload(0x00FF_FFFF);",
            "timer.clear_current();",
            "timer.enable_counter();",
            "while SYST::get_current() == 0 {}",
            "let before = SYST::get_current();",
            "turns(count);",
            "let after = SYST::get_current();",
            "timer.disable_counter();",
            "timer.clear_current();",
            "u64::from(before - after)");

    /** What {@link #MEASURED_BY_SYSTICK} imports. */
    public static final List<String> SYSTICK_IMPORTS =
            List.of("cortex_m::peripheral::SYST", "cortex_m::peripheral::syst::SystClkSource");

    public LoadBase {
        imports = List.copyOf(imports);
        turns = List.copyOf(turns);
        measure = List.copyOf(measure);
        pauseImports = List.copyOf(pauseImports);
        pause = List.copyOf(pause);
    }
}
