package dev.takt.codegen.emit;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.target.CpuArch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The chips whose firmware can start again after a fault, and what each of them has in the blanks of {@link FaultFile}. */
enum FaultChip {
    /** A Cortex-M of one core. */
    CORTEX,
    /** An RP2040 or RP2350: two Cortex-M, of which either resets both. */
    RP,
    /** An ESP32 of one RISC-V core. */
    ESP;

    private static final String ONE_CORE = """
            // SAFETY: it is written with interrupts masked by code that does not return, and otherwise used in
            // `take`, which masks them too; the chip has one core.""";

    /** On two cores, of which either may fail while the other is here. */
    private static final String TWO_CORES = """
            // SAFETY: who is here holds the critical section of both cores; what writes it does not give it back.""";

    /** Within its own critical section a core takes it once more. */
    private static final String ALONE = """
            // SAFETY: it is never given back, because this does not return.
            let _held = unsafe { critical_section::acquire() };""";

    /**
     * The watchdog of an RP chip, told to reset at once all but the oscillators, both cores with the rest: WDSEL of the power-on state machine and CTRL of the watchdog (datasheets of the RP2040, 2.13 and 4.7, and of the RP2350, 7.4 and
     * 12.9).
     */
    private static final String RP_RESET = """
            // SAFETY: registers of the chip, which nobody else writes meanwhile.
            unsafe {
                WDSEL.write_volatile(ALL_BUT_OSCILLATORS);
                WATCHDOG.write_volatile(TRIGGER);
            }
            loop {
                core::hint::spin_loop();
            }""";

    private static final String RP_REGISTERS = """

            /// What the watchdog resets.
            const WDSEL: *mut u32 = «wdsel» as *mut u32;
            const ALL_BUT_OSCILLATORS: u32 = «all»;
            /// The control register of the watchdog.
            const WATCHDOG: *mut u32 = «watchdog» as *mut u32;
            const TRIGGER: u32 = 1 << 31;
            """;

    private static final Map<String, String> RP2040 =
            Map.of("wdsel", "0x4001_0008", "all", "0x0001_FFFC", "watchdog", "0x4005_8000");
    private static final Map<String, String> RP2350 =
            Map.of("wdsel", "0x4001_8008", "all", "0x01FF_FFF3", "watchdog", "0x400D_8000");

    private static final String STOPS = "stop under a debugger, else reset and keep the reason";

    /** RAM that a reset of the cores leaves alone, and nothing else does on these chips. */
    private static final String ESP_PLACE = """
            // SAFETY: whatever that RAM holds is taken for a reason only if its sum says so.
            unsafe impl esp_hal::Persistable for Kept {}

            #[esp_hal::ram(unstable(rtc_fast, persistent))]""";

    private static final Map<String, String> CORTEX_WORDS = Map.of(
            "fault",
            "a hard fault",
            "imports",
            "use cortex_m::peripheral::{DCB, SCB};",
            "place",
            "// SAFETY: start-up does not write this section, and what it holds is taken for a reason only if its sum says so.\n"
                    + "#[unsafe(link_section = \".uninit.takt_fault\")]",
            "free",
            "cortex_m::interrupt::free",
            "what",
            STOPS,
            "stop",
            stop("DCB::is_debugger_attached()", "cortex_m::asm::bkpt();"),
            "reset",
            "SCB::sys_reset()",
            "disable",
            "cortex_m::interrupt::disable();");

    /** An Armv6-M cannot read whether a debugger is there: its debug registers are the debugger's alone (Armv6-M Architecture Reference Manual, C1.6). */
    private static final Map<String, String> BLIND = Map.of(
            "imports", "use cortex_m::peripheral::SCB;",
            "what",
                    "reset and keep the reason. This core does not see a debugger: a\n"
                            + "//! breakpoint in `end` stops before the reset",
            "stop", "");

    /** Two cores, either of which takes the other along. */
    private static final Map<String, String> RP_WORDS = Map.of(
            "sync", TWO_CORES,
            "alone", ALONE,
            "free", "critical_section::with",
            "reset", RP_RESET,
            "disable", "cortex_m::interrupt::disable();");

    /** A fault of the core is a panic of esp-hal. */
    private static final Map<String, String> ESP_WORDS = Map.of(
            "fault",
            "an exception",
            "imports",
            "use esp_hal::debugger::debugger_connected;\nuse esp_hal::system::software_reset;",
            "place",
            ESP_PLACE,
            "free",
            "critical_section::with",
            "what",
            STOPS,
            "stop",
            stop("debugger_connected()", "core::hint::spin_loop();"),
            "reset",
            "software_reset()",
            "disable",
            "// SAFETY: it is never given back, because this does not return.\n"
                    + "let _masked = unsafe { critical_section::acquire() };");

    /** The one that a machine's chip is; empty for a chip that it is not known how to reset. */
    static Optional<FaultChip> of(Machine machine) {
        String family = machine.chip().family();
        if (family.equals("RP2")) {
            return Optional.of(RP);
        }
        if (machine.chip().cores().size() > 1) {
            return Optional.empty();
        }
        return switch (machine.chip().arch()) {
            case ARMV6M, ARMV7M, ARMV7EM, ARMV8M -> Optional.of(CORTEX);
            case RISCV -> family.equals("ESP32") ? Optional.of(ESP) : Optional.empty();
            case XTENSA, TRICORE -> Optional.empty();
        };
    }

    boolean isCortex() {
        return this != ESP;
    }

    /** The words of the chip on a core of this instruction set, by the blanks they fill. */
    Map<String, String> words(CpuArch arch) {
        boolean early = arch == CpuArch.ARMV6M;
        Map<String, String> words = new HashMap<>(Map.of("sync", ONE_CORE, "alone", "", "registers", ""));
        words.putAll(isCortex() ? CORTEX_WORDS : ESP_WORDS);
        if (early) {
            words.putAll(BLIND);
        }
        if (this == RP) {
            words.putAll(RP_WORDS);
            words.put("imports", early ? "" : "use cortex_m::peripheral::DCB;");
            words.put("registers", Template.fill(RP_REGISTERS, early ? RP2040 : RP2350));
        }
        return words;
    }

    private static String stop(String attached, String statement) {
        return "if " + attached + " {\n    loop {\n        " + statement + "\n    }\n}";
    }
}
