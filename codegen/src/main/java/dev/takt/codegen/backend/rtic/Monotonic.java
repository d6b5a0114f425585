package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.pins.PinSet;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Obstacle;
import java.util.List;
import java.util.Optional;

/** The timer that RTIC keeps time with, as rtic-monotonics offers it. Which one it is follows from the features of that crate in the pinned set. */
interface Monotonic {
    /** The one whose feature the pinned set has; a chip without a timer of its own there has SysTick. */
    static Monotonic of(Machine machine, PinSet pins) {
        List<String> features = pins.dependencies().stream()
                .filter(d -> d.crate().equals("rtic-monotonics"))
                .flatMap(d -> d.features().stream())
                .toList();
        if (features.contains("rp2040")) {
            return TimerMonotonic.ofRp2040(machine, pins.device());
        }
        if (features.contains("rp235x")) {
            return TimerMonotonic.ofRp2350(machine, pins.device());
        }
        if (features.stream().anyMatch(f -> f.startsWith("nrf"))) {
            return TimerMonotonic.ofNrf(machine, pins.device());
        }
        return new SysTickMonotonic(machine);
    }

    /** What counts, in words. */
    String timer();

    /** The module of rtic-monotonics. */
    String module();

    /** The item that defines {@code Mono}. */
    String definition();

    /** Statements at the end of {@code init}, whose context is {@code cx}. */
    List<String> start();

    /** True if the ticks are 64 bits, so that no span is too long. */
    boolean isWide();

    /** True if its start is told the core clock. */
    boolean readsCoreClock();

    /** Why this timer cannot make the tick of the design; empty if it can. */
    Optional<Obstacle> refusal();

    /** Time for the trace: imports, the body of {@code now}, how many counts a second. */
    Now now();

    /** What the assumptions of {@code DESIGN.md} say of it. */
    String assumption();

    /** The clock of the trace, and after how many nanoseconds its ticks begin anew, 0 for never. */
    record Now(List<String> imports, List<String> body, long countHz, long roundNs) {
        TraceBase trace(Machine machine, long tickNs, TraceSink sink) {
            return TraceBase.oneCore(imports, body, countHz, tickNs, StackFile.deepest(machine), sink)
                    .beginningAnew(roundNs);
        }
    }
}
