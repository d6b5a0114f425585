package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import java.util.List;

/** A core clock that is there after reset and stays: the 64 MHz that an nRF52 makes itself (product specification, CLOCK), the 25 MHz of an MPS2 image. */
record FixedClock() implements ClockFile.FamilyClock {
    @Override
    public boolean isSet() {
        return false;
    }

    @Override
    public List<String> lines(ClockPlan plan) {
        return List.of();
    }
}
