package dev.takt.codegen.emit;

import dev.takt.codegen.pins.Dependency;
import dev.takt.codegen.pins.PinSet;
import dev.takt.projects.machine.Machine;
import java.util.Map;
import java.util.Optional;

/**
 * The part of {@code src/takt/logger.rs} that handles panics: what is logged last, and how the core stops. Where the design starts again after a fault ({@link FaultFile}) only the last words are here.
 */
final class PanicPart {
    private static final String LAST_WORDS = """
            /// Says why it ends, once: the logger may be what has failed.
            #[cfg(«when»)]
            pub fn last_words(reason: core::fmt::Arguments<'_>) {
                use core::sync::atomic::{AtomicBool, Ordering};

                static SAID: AtomicBool = AtomicBool::new(false);

                if !SAID.load(Ordering::Relaxed) {
                    SAID.store(true, Ordering::Relaxed);
                    «say»
                }
            }
            """;

    /** What stops: interrupts stay masked, so that what they would go on with stops too, a watchdog's feed among it. */
    private static final String STOPS =
            "/// The core stops for good: interrupts stay masked, and a watchdog is no longer fed.";

    private static final String BOTH_STOP = """
            /// Both cores stop for good. This one masks its interrupts and keeps the lock of the critical sections, so that the
            /// other stops at its next one: what waits there for time, a channel or a lock goes on no more, and feeds no
            /// watchdog. A handler of a peripheral that needs none of them does.""";

    /** Where nothing is said. */
    private static final String HALT = """
            «stops»
            «when»
            #[panic_handler]
            fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
                «mask»
                loop {
                    core::hint::spin_loop();
                }
            }
            """;

    /** In place of {@code panic-probe}. */
    private static final String PANIC = """
            #[cfg(«when»)]
            #[panic_handler]
            fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
                «mask»
                last_words(format_args!("{info}"));
                «last»
            }
            """;

    private static final String SAY_DEFMT = """
            #[cfg(feature = "defmt")]
            defmt::error!("{}", defmt::Display2Format(&reason));
            """;

    private static final String SAY_LOG = """
            #[cfg(feature = "log")]
            log::error!("{reason}");
            """;

    private static final String HARD_FAULT = """
            /// `defmt::panic!` has said why already.
            #[cfg(feature = "defmt")]
            #[defmt::panic_handler]
            fn panic() -> ! {
                panic_probe::hard_fault()
            }
            """;

    /** The handler of cortex-m-rt would stop its own core only. */
    private static final String FAULT_OF_EITHER = """
            /// As a panic does, both cores stop.
            // SAFETY: the handler touches nothing that the interrupted code could hold, and does not go back to it.
            #[cortex_m_rt::exception]
            unsafe fn HardFault(frame: &cortex_m_rt::ExceptionFrame) -> ! {
                «mask»
                let at = frame.pc();
                #[cfg(«when»)]
                last_words(format_args!("hard fault at {at:#010x}"));
                #[cfg(not(«when»))]
                let _ = at;
                loop {
                    core::hint::spin_loop();
                }
            }
            """;

    private static final String MASK_BOTH = """
            // SAFETY: it is never given back, because this does not return.
            let _held = unsafe { critical_section::acquire() };""";

    private final Machine machine;
    private final PinSet pins;
    private final TraceSink sink;
    private final boolean logs;
    private final boolean restarts;

    /** {@code logs}: the crates of both loggers are pinned. */
    PanicPart(Machine machine, PinSet pins, boolean logs) {
        this.machine = machine;
        this.pins = pins;
        this.sink = TraceSink.of(pins);
        this.logs = logs;
        this.restarts = FaultFile.isWanted(machine);
    }

    void print(CodeWriter out) {
        if (logs && (sink != TraceSink.ESPFLASH || restarts)) {
            lastWords(out);
        }
        if (restarts) {
            return;
        }
        if (sink != TraceSink.ESPFLASH && crate().isEmpty()) {
            String when = logs ? "#[cfg(" + LoggerFile.NONE + ")]" : "";
            String stops = stopsBoth() ? BOTH_STOP : STOPS;
            out.blank().text(Template.fill(HALT, Map.of("stops", stops, "when", when, "mask", mask())));
        }
        if (stopsBoth()) {
            out.blank().text(Template.fill(FAULT_OF_EITHER, Map.of("when", LoggerFile.ANY, "mask", mask())));
        }
    }

    /** The crate linked for its panic handler where nothing is logged. */
    Optional<String> crate() {
        return pins.dependencies().stream()
                .filter(d -> !d.optional())
                .map(Dependency::crate)
                .filter(c -> c.startsWith("panic-"))
                .map(c -> c.replace('-', '_'))
                .findFirst();
    }

    /** With defmt on a chip the handler is panic-probe's, on an ESP chip always esp-backtrace's, which prints text between defmt's frames. */
    private void lastWords(CodeWriter out) {
        boolean probe = sink == TraceSink.RTT && !restarts && !stopsBoth();
        String when = probe ? "feature = \"log\"" : LoggerFile.ANY;
        String say = probe ? SAY_LOG : SAY_DEFMT + SAY_LOG;
        out.blank().text(Template.fill(LAST_WORDS, Map.of("when", when, "say", say)));
        if (!restarts) {
            out.blank().text(handler(when));
        }
        if (probe) {
            out.blank().text(HARD_FAULT);
        }
    }

    private String handler(String when) {
        String last =
                switch (sink) {
                    case SEMIHOSTING ->
                        loop("cortex_m_semihosting::debug::exit(cortex_m_semihosting::debug::EXIT_FAILURE);");
                    case SEMIHOSTING_RISCV -> "semihosting::process::exit(1)";
                    case RTT, ESPFLASH -> loop("core::hint::spin_loop();");
                };
        return Template.fill(PANIC, Map.of("when", when, "mask", mask(), "last", last));
    }

    /** True if the chip has a second core, which a stop of this one would leave running. */
    private boolean stopsBoth() {
        return sink == TraceSink.RTT && machine.chip().cores().size() > 1;
    }

    private String mask() {
        if (stopsBoth()) {
            return MASK_BOTH;
        }
        return sink == TraceSink.SEMIHOSTING_RISCV ? "riscv::interrupt::disable();" : "cortex_m::interrupt::disable();";
    }

    private static String loop(String statement) {
        return "loop {\n    " + statement + "\n}";
    }
}
