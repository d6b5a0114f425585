package dev.takt.codegen.project;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import java.util.stream.Stream;

/**
 * The watchdog of a design that its boot loader starts in front of an image, which may hang before it does so itself: it is set as the firmware sets it, which finds it running and goes on with it.
 */
enum TrialDog {
    IWDG("IWDG"),
    IWDG1("IWDG1"),
    /** embassy-boot-nrf does not say what it has done, so every image starts with it, if none runs yet. */
    NRF52("WDT"),
    RP2040("WATCHDOG"),
    RP2350("WATCHDOG");

    private static final long FEWEST_TICKS = 15;
    private static final String FEEDER_IS_DONE =
            "// SAFETY: who feeds a running one at each access to the flash is done.";

    private final String instance;

    TrialDog(String instance) {
        this.instance = instance;
    }

    /** True if it is that of a design. On an STM32H7 it may stand there without its number. */
    boolean is(Watchdog dog) {
        return !dog.instance().isEmpty() && instance.startsWith(dog.instance());
    }

    /** True if the boot loader asks whether the image is on trial. */
    boolean asks() {
        return this != NRF52;
    }

    /** What it is imported by, beside what the flash needs of it anyway. */
    List<String> uses() {
        return switch (this) {
            case IWDG, IWDG1 -> List.of();
            case NRF52 -> List.of("embassy_nrf::wdt");
            case RP2040 -> List.of("embassy_rp::peripherals::WATCHDOG");
            case RP2350 -> List.of("embassy_rp::pac", "embassy_rp::peripherals::WATCHDOG");
        };
    }

    /** Starts it, behind the swap. */
    void start(CodeWriter out, Watchdog dog) {
        switch (this) {
            case IWDG, IWDG1 ->
                onTrial(
                        out,
                        List.of(
                                "let dog = unsafe { " + instance + "::steal() };",
                                "IndependentWatchdog::new(dog, " + RustNumber.of(dog.timeoutNs() / 1_000)
                                        + ").unleash();"));
            case NRF52 -> {
                long ticks = Math.max(FEWEST_TICKS, dog.timeoutNs() / 1_000 * 32_768 / 1_000_000);
                out.line("// an image may hang before it starts the watchdog itself; one that runs stays as it is");
                out.line("let mut config = wdt::Config::default();");
                out.line("config.timeout_ticks = " + RustNumber.of(ticks) + ";");
                out.line("config.action_during_debug_halt = wdt::HaltConfig::Pause;");
                out.line("let _ = wdt::Watchdog::try_new::<_, 1>(p.WDT, config);");
            }
            case RP2040 -> onTrial(out, rp(dog));
            case RP2350 ->
                onTrial(
                        out,
                        Stream.concat(
                                        rp(dog).stream(),
                                        List.of(
                                                "// everything but the oscillators, which embassy-rp names as on an RP2040",
                                                "let parts = pac::psm::regs::Wdsel(0x01FF_FFF3);",
                                                "pac::PSM.wdsel().write_value(parts);")
                                                .stream())
                                .toList());
        }
    }

    private static List<String> rp(Watchdog dog) {
        return List.of(
                "let mut dog = Watchdog::new(unsafe { WATCHDOG::steal() });",
                "dog.pause_on_debug(true);",
                "dog.start(Duration::from_micros(" + RustNumber.of(dog.timeoutNs() / 1_000) + "));");
    }

    private static void onTrial(CodeWriter out, List<String> lines) {
        out.block("if loader.state == State::Swap", () -> {
            out.line("// an image on trial may hang before it starts the watchdog itself");
            out.line(FEEDER_IS_DONE);
            lines.forEach(out::line);
        });
    }
}
