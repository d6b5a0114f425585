package dev.takt.projects.machine;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.DmaRoute;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The signals that channels of DMA have to serve, as far as the chip says which channels reach them. Of a transfer by DMA the end that it moves; of a line whose driver is the runtime's, every wired end as soon as a
 * task waits for one of its transfers: the driver is made with all its channels or with none.
 */
final class DmaDemands {
    private static final String OUT = "TX";
    private static final String IN = "RX";

    private final Machine machine;

    DmaDemands(Machine machine) {
        this.machine = machine;
    }

    /** None on a chip of which no channels are known. */
    List<DmaDemand> all() {
        List<DmaDemand> demands = new ArrayList<>();
        if (DmaChannels.all(machine.chip()).isEmpty()) {
            return demands;
        }
        for (Peripheral peripheral : machine.project().all(Peripheral.class)) {
            machine.chip().peripheral(peripheral.instance()).ifPresent(spec -> signals(peripheral, spec)
                    .forEach(signal -> demands.add(new DmaDemand(peripheral.id(), spec, signal))));
        }
        return demands;
    }

    /** To send first. */
    private Set<String> signals(Peripheral peripheral, PeripheralSpec spec) {
        List<Step.Transfer> transfers = machine.contexts().stream()
                .flatMap(c -> Bodies.transfers(c.body()))
                .filter(t -> t.peripheral().equals(peripheral.id()))
                .toList();
        if (machine.runtime().waitsByDma() && isWired(peripheral, spec)) {
            boolean waits = transfers.stream().anyMatch(t -> t.mode() != TransferMode.BLOCKING);
            return waits && !blocksAllTheSame(peripheral, spec) ? wiredEnds(peripheral, spec) : Set.of();
        }
        Set<String> signals = new LinkedHashSet<>();
        for (Direction way : List.of(Direction.WRITE, Direction.READ)) {
            if (transfers.stream().anyMatch(t -> t.mode() == TransferMode.DMA && t.direction() == way)) {
                signals.add(way == Direction.WRITE ? OUT : IN);
            }
        }
        // whatever else the user's own driver moves has signals of other names
        signals.removeIf(signal -> spec.dma().stream().map(DmaRoute::signal).noneMatch(signal::equals));
        return signals;
    }

    /** True of a line that a driver is made of: one without its pins is the user's. */
    private static boolean isWired(Peripheral line, PeripheralSpec spec) {
        return switch (spec.type()) {
            case UART -> has(line, OUT) || has(line, IN);
            case I2C -> has(line, "SCL") && has(line, "SDA");
            case SPI -> has(line, "SCK", "SCLK") && (sends(line, spec) || receives(line, spec));
            case GPIO, ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> false;
        };
    }

    /** A driver that is told of what comes in by the interrupt of its line cannot wait where that is the design's own. */
    private boolean blocksAllTheSame(Peripheral line, PeripheralSpec spec) {
        boolean told = spec.type() == PeripheralType.I2C || spec.type() == PeripheralType.UART && receives(line, spec);
        return told
                && machine.contexts().stream()
                        .anyMatch(c -> c.kind() == ContextKind.INTERRUPT
                                && spec.vectors().contains(c.vector()));
    }

    private static Set<String> wiredEnds(Peripheral line, PeripheralSpec spec) {
        Set<String> ends = new LinkedHashSet<>();
        if (spec.waiting() != Waiting.INTERRUPT) {
            if (sends(line, spec) || spec.waiting() == Waiting.CHANNELS_BOTH_WAYS) {
                ends.add(OUT);
            }
            if (receives(line, spec)) {
                ends.add(IN);
            }
        }
        return ends;
    }

    private static boolean sends(Peripheral line, PeripheralSpec spec) {
        return spec.type() == PeripheralType.I2C || has(line, OUT, "MOSI");
    }

    private static boolean receives(Peripheral line, PeripheralSpec spec) {
        return spec.type() == PeripheralType.I2C || has(line, IN, "MISO");
    }

    private static boolean has(Peripheral line, String... signals) {
        return line.pins().stream().anyMatch(pin -> List.of(signals).contains(pin.signal()));
    }
}
