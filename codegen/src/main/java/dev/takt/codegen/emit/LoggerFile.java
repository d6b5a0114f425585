package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.pins.Dependency;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Logging;
import dev.takt.projects.target.CpuArch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code src/takt/logger.rs}: the one logger and the one panic handler of a firmware. Both loggers are in it, each behind its feature, so that the choice is a word in the manifest; a design decides which is on
 * by default.
 */
public final class LoggerFile {
    /** The call that begins to log: the first statement of the program that can panic stands behind it. */
    public static final String START = "takt::logger::start();";

    private static final String GREET = "takt::logger::greet();";

    private static final String LINES = """
            /// Messages of the `log` crate, a line each.
            #[cfg(feature = "log")]
            mod lines {
                use log::{LevelFilter, Log, Metadata, Record};

                struct Lines;

                impl Log for Lines {
                    fn enabled(&self, _: &Metadata<'_>) -> bool {
                        true
                    }

                    fn log(&self, record: &Record<'_>) {
                        «print»!(
                            "{:<5} {}: {}",
                            record.level(),
                            record.target(),
                            record.args()
                        );
                    }

                    fn flush(&self) {}
                }

                /// `TAKT_LOG` in `.cargo/config.toml` says down to which level.
                pub fn start() {
                    let level = option_env!("TAKT_LOG").and_then(|level| level.parse().ok());
                    «set»
                }
            }
            """;

    private static final String SET = """
            log::set_logger(&Lines).expect("the only logger");
            log::set_max_level(level.unwrap_or(LevelFilter::Info));
            """;

    /** Cores without compare-and-swap. */
    private static final String SET_RACY = """
            // SAFETY: interrupts are not enabled yet, and nothing else sets a logger.
            unsafe {
                log::set_logger_racy(&Lines).expect("the only logger");
                log::set_max_level_racy(level.unwrap_or(LevelFilter::Info));
            }
            """;

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

    private static final String DEFMT = "feature = \"defmt\"";
    private static final String ANY = "any(feature = \"defmt\", feature = \"log\")";
    private static final String NONE = "not(" + ANY + ")";

    private final Machine machine;
    private final PinSet pins;
    private final TraceSink sink;
    private final boolean offered;
    private final CodeWriter out = new CodeWriter();

    private LoggerFile(Machine machine, PinSet pins) {
        this.machine = machine;
        this.pins = pins;
        this.sink = TraceSink.of(pins);
        this.offered = isOffered(pins);
    }

    /** The file of a design for which crates are pinned. */
    public static Optional<GeneratedFile> of(Machine machine) {
        return PinSets.of(machine).map(pins -> new LoggerFile(machine, pins).file());
    }

    /** The call of the first message, behind the start of the clock that messages are stamped with. */
    public static List<String> greeting(Machine machine) {
        return isOffered(machine) ? List.of(GREET) : List.of();
    }

    /** True if the crates of both loggers are pinned for the machine. */
    static boolean isOffered(Machine machine) {
        return PinSets.of(machine).filter(LoggerFile::isOffered).isPresent();
    }

    private static boolean isOffered(PinSet pins) {
        return pins.features().keySet().containsAll(List.of(Logging.DEFMT.tag(), Logging.LOG.tag()));
    }

    private GeneratedFile file() {
        if (offered) {
            out.line("//! How the firmware logs, and what it does in a panic. Generated by Takt.");
            out.line("//!");
            out.line(
                    "//! One of the features `defmt` and `log` chooses the logger of all crates; without one they are silent.");
            out.blank();
            out.line("#[cfg(all(feature = \"defmt\", feature = \"log\"))]");
            out.line("compile_error!(\"one logger: either `defmt` or `log`\");");
        } else {
            out.line("//! What the firmware does in a panic. Generated by Takt.");
        }
        out.blank();
        crates();
        out.blank();
        start();
        if (offered && sink != TraceSink.ESPFLASH) {
            out.blank();
            lines();
        }
        if (offered) {
            panic();
        }
        if (!FaultFile.isWanted(machine)
                && sink != TraceSink.ESPFLASH
                && panicCrate().isEmpty()) {
            String when = offered ? "#[cfg(" + NONE + ")]" : "";
            String stops = stopsBoth() ? BOTH_STOP : STOPS;
            out.blank().text(Template.fill(HALT, Map.of("stops", stops, "when", when, "mask", mask())));
        }
        if (!FaultFile.isWanted(machine) && stopsBoth()) {
            out.blank().text(Template.fill(FAULT_OF_EITHER, Map.of("when", ANY, "mask", mask())));
        }
        return out.file("src/takt/logger.rs", Owner.OURS);
    }

    /** Crates that are there because they are linked. */
    private void crates() {
        if (offered) {
            switch (sink) {
                case RTT -> use(DEFMT, "defmt_rtt");
                case SEMIHOSTING, SEMIHOSTING_RISCV -> use(DEFMT, "defmt_semihosting");
                case ESPFLASH -> use(DEFMT, "esp_println");
            }
        }
        panicCrate().ifPresent(crate -> {
            if (!offered) {
                out.line("use " + crate + " as _;");
                return;
            }
            use(NONE, crate);
        });
        if (sink == TraceSink.RTT && pins.has("panic-probe")) {
            use(DEFMT, "panic_probe");
        }
    }

    private void use(String when, String crate) {
        out.line("#[cfg(" + when + ")]").line("use " + crate + " as _;");
    }

    /** The crate linked for its panic handler where nothing is logged. */
    private Optional<String> panicCrate() {
        return pins.dependencies().stream()
                .filter(d -> !d.optional())
                .map(Dependency::crate)
                .filter(c -> c.startsWith("panic-"))
                .map(c -> c.replace('-', '_'))
                .findFirst();
    }

    private void start() {
        out.line("/// Before this nothing can be said, not even why there is a panic.");
        out.block("pub fn start()", () -> {
            if (sink == TraceSink.RTT) {
                rtt();
            }
            if (offered) {
                out.line("#[cfg(feature = \"log\")]");
                out.line(
                        sink == TraceSink.ESPFLASH
                                ? "esp_println::logger::init_logger_from_env();"
                                : "lines::start();");
            }
        });
        if (offered) {
            out.blank();
            greet();
        }
    }

    /** Messages may tell the time, so the clock of the runtime runs before the first of them. */
    private void greet() {
        boolean restarts = FaultFile.isWanted(machine);
        out.line("/// Says that the firmware starts" + (restarts ? ", and why it had to, if a fault made it." : "."));
        out.block("pub fn greet()", () -> {
            out.line("#[cfg(feature = \"defmt\")]");
            out.line("defmt::info!(\"{=str} starts\", env!(\"CARGO_PKG_NAME\"));");
            out.line("#[cfg(feature = \"log\")]");
            out.line("log::info!(\"{} starts\", env!(\"CARGO_PKG_NAME\"));");
            if (restarts) {
                out.line("#[cfg(" + ANY + ")]");
                out.line("super::fault::tell();");
            }
        });
    }

    /** A trace has to be whole; a message that nobody reads must not hold up a task. */
    private void rtt() {
        String other = offered ? "not(feature = \"defmt\")" : "";
        out.line("// A trace has to be whole.");
        out.line("#[cfg(" + (offered ? "all(feature = \"takt-trace\", " + other + ")" : "feature = \"takt-trace\"")
                + ")]");
        out.line("rtt_target::rtt_init_print!(rtt_target::ChannelMode::BlockIfFull, 1024);");
        if (offered) {
            out.line("// A message that nobody reads holds up no task.");
            out.line("#[cfg(all(feature = \"log\", not(feature = \"takt-trace\")))]");
            out.line("rtt_target::rtt_init_print!(rtt_target::ChannelMode::NoBlockTrim, 1024);");
        }
    }

    private void lines() {
        boolean swaps = machine.chip().arch() != CpuArch.ARMV6M;
        out.text(Template.fill(LINES, Map.of("print", sink.macro(), "set", swaps ? SET : SET_RACY)));
    }

    /** With defmt on a chip the handler is panic-probe's, on an ESP chip always esp-backtrace's, which prints text between defmt's frames. */
    private void panic() {
        boolean reset = FaultFile.isWanted(machine);
        if (sink == TraceSink.ESPFLASH && !reset) {
            return;
        }
        boolean probe = sink == TraceSink.RTT && !reset && !stopsBoth();
        String when = probe ? "feature = \"log\"" : ANY;
        String say = probe ? SAY_LOG : SAY_DEFMT + SAY_LOG;
        out.blank().text(Template.fill(LAST_WORDS, Map.of("when", when, "say", say)));
        if (!reset) {
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
