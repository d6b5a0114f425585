package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import java.util.List;
import java.util.Optional;

/** The timer of the RP2040: 64 bits of microseconds, and an interrupt only when somebody waits for it. {@code device} is the path of the device crate. */
record RpMonotonic(Machine machine, String device) implements Monotonic {
    private static final long TICK_NS = 1_000;

    @Override
    public String timer() {
        return "TIMER";
    }

    @Override
    public String module() {
        return "rp2040";
    }

    @Override
    public String definition() {
        return "rp2040_timer_monotonic!(Mono);";
    }

    /** The timer is reset first: what ran before a warm reset may have left it counting, and arrivals are counted from 0. */
    @Override
    public List<String> start() {
        return List.of(
                "// SAFETY: TIMER keeps the time of this design, so `setup` leaves it and its reset alone.",
                "let time = unsafe { " + device + "::Peripherals::steal() };",
                "time.RESETS.reset().modify(|_, w| w.timer().set_bit());",
                "Mono::start(time.TIMER, &time.RESETS);");
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
    public Optional<Message> refusal() {
        long tickNs = TimeBase.of(machine).tickNs();
        return tickNs == TICK_NS
                ? Optional.empty()
                : Optional.of(Texts.text(
                        "generation.rtic.tick-fixed",
                        timer(),
                        DurationText.format(TICK_NS),
                        DurationText.format(tickNs)));
    }

    @Override
    public Now now() {
        return new Now(List.of("crate::Mono", "rtic_monotonics::Monotonic"), List.of("Mono::now().ticks()"), 1_000_000);
    }

    @Override
    public String assumption() {
        return "Tasks released by time start on alarm 0 of TIMER, to the microsecond. Its handler runs at the priority of the most urgent software task and is part of the overheads.";
    }
}
