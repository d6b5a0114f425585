package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A timer of the chip that counts microseconds, and interrupts only when somebody waits for it. {@code start} are the statements that hand it to {@code Mono}. */
record TimerMonotonic(Machine machine, String timer, String module, String definition, List<String> start)
        implements Monotonic {
    private static final long TICK_NS = 1_000;
    private static final String NRF_TIMER = "TIMER2";

    TimerMonotonic {
        start = List.copyOf(start);
    }

    /** The timer of the RP2040, 64 bits of microseconds. {@code device} is the path of the device crate. */
    static TimerMonotonic ofRp2040(Machine machine, String device) {
        return ofRp(machine, device, "TIMER", "rp2040");
    }

    /** The first timer of the RP2350, which is like that of the RP2040. */
    static TimerMonotonic ofRp2350(Machine machine, String device) {
        return ofRp(machine, device, "TIMER0", "rp235x");
    }

    /** It is reset first: what ran before a warm reset may have left it counting, and arrivals are counted from 0. */
    private static TimerMonotonic ofRp(Machine machine, String device, String timer, String module) {
        return new TimerMonotonic(
                machine,
                timer,
                module,
                module + "_timer_monotonic!(Mono);",
                List.of(
                        "// SAFETY: " + timer
                                + " keeps the time of this design, so `setup` leaves it and its reset alone.",
                        "let time = unsafe { " + device + "::Peripherals::steal() };",
                        "time.RESETS.reset().modify(|_, w| w." + timer.toLowerCase(Locale.ROOT) + "().set_bit());",
                        "Mono::start(time." + timer + ", &time.RESETS);"));
    }

    /** A timer of an nRF52. Not TIMER0, which a SoftDevice keeps; not an RTC, whose 32 768 Hz make no whole millisecond. */
    static TimerMonotonic ofNrf(Machine machine, String device) {
        return new TimerMonotonic(
                machine,
                NRF_TIMER,
                "nrf::timer",
                "nrf_timer2_monotonic!(Mono, 1_000_000);",
                List.of(
                        "// SAFETY: TIMER2 keeps the time of this design, so `setup` leaves it alone.",
                        "let time = unsafe { " + device + "::Peripherals::steal() };",
                        "Mono::start(time.TIMER2);"));
    }

    @Override
    public boolean isWide() {
        return true;
    }

    @Override
    public boolean readsCoreClock() {
        return false;
    }

    @Override
    public Optional<Obstacle> refusal() {
        long tickNs = TimeBase.of(machine).tickNs();
        return tickNs == TICK_NS
                ? Optional.empty()
                : Optional.of(Obstacle.ofProject(
                                "tick",
                                Texts.text(
                                        "generation.rtic.tick-fixed",
                                        timer,
                                        DurationText.format(TICK_NS),
                                        DurationText.format(tickNs)))
                        .orSaidBy("timer-tick"));
    }

    @Override
    public Now now() {
        return new Now(
                List.of("crate::Mono", "rtic_monotonics::Monotonic"), List.of("Mono::now().ticks()"), 1_000_000, 0);
    }

    @Override
    public String assumption() {
        return "Tasks released by time start on " + timer
                + ", to the microsecond. Its handler runs at the priority of the most urgent software task and is part of the overheads.";
    }
}
