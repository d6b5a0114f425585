package dev.takt.projects.machine;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.ClockSolution;
import dev.takt.projects.clock.ClockSolver;
import dev.takt.projects.clock.LineRate;
import dev.takt.projects.clock.LineRates;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resolves the buses of a design: one a peripheral, but two of a UART that several contexts use and that sends as well as receives. Its transmitter and its receiver work by themselves, each with a shift register and an end of DMA of
 * its own, so a transfer has only its own way for itself. An SPI sends and receives with the same clock, an I2C over the same wire.
 */
final class Lines {
    private final Ground ground;
    private final List<Context> contexts;
    private final long clockHz;

    /** {@code clockHz} is that of the first core, from which those of the lines come. */
    Lines(Ground ground, List<Context> contexts, long clockHz) {
        this.ground = ground;
        this.contexts = contexts;
        this.clockHz = clockHz;
    }

    List<Bus> resolved() {
        List<Bus> buses = new ArrayList<>();
        for (Peripheral p : ground.project().all(Peripheral.class)) {
            Optional<PeripheralSpec> spec = ground.chip().peripheral(p.instance());
            if (spec.filter(s -> s.type() == PeripheralType.UART).isPresent() && goesBothWays(p)) {
                buses.add(bus(buses.size(), p, spec, Optional.of(Direction.WRITE)));
                buses.add(bus(buses.size(), p, spec, Optional.of(Direction.READ)));
            } else {
                buses.add(bus(buses.size(), p, spec, Optional.empty()));
            }
        }
        return buses;
    }

    /** True if several use it, some of them to send and some to receive. Who is alone is never in his own way. */
    private boolean goesBothWays(Peripheral line) {
        List<List<Step.Transfer>> uses = contexts.stream()
                .map(c -> Bodies.transfers(c.body())
                        .filter(t -> t.peripheral().equals(line.id()))
                        .toList())
                .filter(transfers -> !transfers.isEmpty())
                .toList();
        long ways = uses.stream()
                .flatMap(List::stream)
                .map(Step.Transfer::direction)
                .distinct()
                .count();
        return uses.size() > 1 && ways > 1;
    }

    private Bus bus(int index, Peripheral line, Optional<PeripheralSpec> spec, Optional<Direction> half) {
        return new Bus(
                index,
                line.id(),
                line.name(),
                line.instance(),
                spec.map(s -> rateHz(line, s)).orElse(Math.max(0, line.bitRateHz())),
                Math.max(0, line.bitsPerByte()),
                spec.map(PeripheralSpec::fifoBytes).orElse(1L),
                spec.map(PeripheralSpec::events).orElse(0L),
                half);
    }

    /** What an SPI that has few dividers really runs at: up to half as fast as it is asked to. Other lines come near, or have a problem. */
    private long rateHz(Peripheral line, PeripheralSpec spec) {
        long asked = Math.max(0, line.bitRateHz());
        return spec.type() != PeripheralType.SPI || asked == 0
                ? asked
                : plan().flatMap(plan -> LineRates.of(ground.chip(), plan, spec, asked))
                        .map(LineRate::hz)
                        .orElse(asked);
    }

    private Optional<ClockPlan> plan() {
        return ClockSolver.solve(ground.chip(), ground.project().settings().oscillator(), clockHz)
                .flatMap(s -> s instanceof ClockSolution.Solved(ClockPlan plan) ? Optional.of(plan) : Optional.empty());
    }
}
