package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import java.util.List;

/** The crystal of an nRF52 in place of its internal oscillator, both at the 64 MHz that the core has after reset (product specification, CLOCK). */
record NrfClock() implements ClockFile.FamilyClock {
    @Override
    public List<String> lines(ClockPlan plan) {
        return List.of(
                "let clock = &device.CLOCK;",
                "clock",
                "    .tasks_hfclkstart",
                "    .write(|w| w.tasks_hfclkstart().set_bit());",
                "let started = &clock.events_hfclkstarted;",
                "while started.read().events_hfclkstarted().bit_is_clear() {}");
    }
}
