package dev.takt.codegen.backend.rtic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.Designs;
import dev.takt.codegen.Generation;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.target.Support;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The timer that RTIC keeps time with on each chip, and what the catalogue says of it. */
class MonotonicTest {
    private static Machine machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    static Stream<Support> generated() {
        return ShippedCatalogue.get().runtime("rtic").orElseThrow().support().stream()
                .filter(Support::isGenerated);
    }

    /** A timer that counts microseconds fixes the tick; SysTick leaves it to the design. */
    @ParameterizedTest
    @MethodSource("generated")
    void timerOfTheCodeIsTheOneThatTheCatalogueTakes(Support row) {
        Machine machine = machine(Project.blank("clock", row.target(), "rtic"));
        Monotonic monotonic = RticChip.of(machine).orElseThrow().monotonic();
        assertEquals(List.of(monotonic.timer()), row.takes());
        assertEquals(monotonic.isWide() ? 1_000 : 0, row.tickNs());
        assertEquals(monotonic.isWide() ? 1_000 : 1_000_000, machine.tickNs());
    }

    @Test
    void tickThatATimerCannotMakeIsRefused() {
        Project project = Project.blank("clock", "nrf52840", "rtic")
                .withSettings(Settings.DEFAULT.withTickNs(OptionalLong.of(1_000_000)));
        assertEquals(
                "No code is generated: RTIC keeps time with TIMER2, which ticks every 1 us: a tick of 1 ms cannot be made. Leave the tick out.",
                ((Generation.Refused) Designs.generate(project)).reason().text());
    }
}
