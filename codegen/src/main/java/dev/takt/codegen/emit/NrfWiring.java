package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Pins, serial lines and sources of handlers of an nRF52: the pins first, so that a line which is turned on finds their levels; then each line is told its pins while it is off. */
final class NrfWiring implements ChipWiring {
    private final Machine machine;
    private final ClockPlan plan;
    private final PortUses uses;
    private final Map<Integer, List<NrfPin>> ports = new TreeMap<>();
    private final WiredLines lines = new WiredLines();
    private final NrfRequests requests = new NrfRequests();

    NrfWiring(Machine machine, ClockPlan plan) {
        this.machine = machine;
        this.plan = plan;
        this.uses = new PortUses(machine);
    }

    @Override
    public WiredPart take(Peripheral peripheral, PeripheralSpec spec) {
        Wired wired = new Wired();
        switch (spec.type()) {
            case GPIO -> port(peripheral, wired);
            case UART ->
                line(
                        peripheral,
                        NrfLines.UART,
                        wired,
                        pins -> NrfLines.uart(machine.chip(), plan, peripheral, spec, pins));
            case I2C ->
                line(
                        peripheral,
                        NrfLines.I2C,
                        wired,
                        pins -> NrfLines.i2c(machine.chip(), plan, peripheral, spec, pins));
            case SPI -> line(peripheral, NrfLines.SPI, wired, pins -> NrfLines.spi(peripheral, pins));
            case TIMER -> timer(peripheral, wired);
            case ADC, CAN, DMA, WATCHDOG, RADIO, USB, OTHER -> wired.left.add("its pins and its registers");
            case SOFTWARE -> {}
        }
        return new WiredPart(peripheral, wired.set, wired.left);
    }

    /** What is said of one peripheral. */
    private static final class Wired {
        private final List<String> set = new ArrayList<>();
        private final List<String> left = new ArrayList<>();
    }

    private void port(Peripheral peripheral, Wired wired) {
        List<NrfPin> inputs = new ArrayList<>();
        for (PinUse use : peripheral.pins()) {
            NrfPin.of(peripheral, use)
                    .ifPresentOrElse(
                            pin -> {
                                boolean out = PortUses.isOutput(use);
                                add(out ? pin.output(uses.isSelect(peripheral)) : pin.input());
                                wired.set.add(uses.said(peripheral, use));
                                if (!out) {
                                    inputs.add(pin);
                                }
                            },
                            () -> wired.left.add(PortUses.unknown(use)));
        }
        Optional<Context> handler = uses.handler(peripheral);
        handler.ifPresent(h -> {
            Optional<String> said = requests.edges(peripheral, h.vector(), inputs);
            said.ifPresentOrElse(
                    wired.set::add, () -> wired.left.add("its edge (GPIOTE): the design has an interrupt by it"));
        });
    }

    private void timer(Peripheral peripheral, Wired wired) {
        Optional<String> said = uses.handler(peripheral).flatMap(h -> requests.period(peripheral, h));
        said.ifPresentOrElse(wired.set::add, () -> wired.left.add("its pins and its registers"));
    }

    private void add(NrfPin pin) {
        ports.computeIfAbsent(pin.port(), _ -> new ArrayList<>()).add(pin);
    }

    /** The pins of a line, which has those signals that {@code registers} names, and the line. */
    private void line(
            Peripheral peripheral, Map<String, String> registers, Wired wired, Function<List<NrfPin>, WiredLine> of) {
        List<NrfPin> pins = new ArrayList<>();
        for (PinUse use : peripheral.pins()) {
            NrfPin.of(peripheral, use)
                    .filter(_ -> registers.containsKey(use.signal()))
                    .ifPresentOrElse(
                            pin -> {
                                add(configured(pin));
                                pins.add(pin);
                                wired.set.add(MarkdownText.plain(use.signal()) + " on " + use.pin());
                            },
                            () -> wired.left.add(PortUses.unknown(use)));
        }
        WiredLine line = of.apply(pins);
        lines.add(line);
        wired.set.addAll(line.set());
        wired.left.addAll(line.left());
    }

    /** What a line sends is high at rest on a UART, low on an SPI of mode 0. */
    private static NrfPin configured(NrfPin pin) {
        return switch (pin.use().signal()) {
            case "TX", "RTS" -> pin.output(true);
            case "SCK", "MOSI" -> pin.output(false);
            case "SCL", "SDA" -> pin.openDrain();
            default -> pin.input();
        };
    }

    @Override
    public List<VectorRequest> requests() {
        return requests.all();
    }

    @Override
    public boolean isEmpty() {
        return ports.isEmpty() && lines.isEmpty();
    }

    @Override
    public void print(CodeWriter out) {
        out.line(
                "/// Sets them, while nobody else has the peripherals: a line is turned on when its pins are its own.");
        out.block("pub fn start(device: &Peripherals)", () -> {
            ports.keySet().forEach(port -> out.line("port_" + port + "(device);"));
            lines.printCalls(out);
        });
        ports.forEach((port, pins) -> out.blank().block("fn port_" + port + "(device: &Peripherals)", () -> {
            out.line("let port = &device.P" + port + ";");
            pins.forEach(pin -> out.item(pin.peripheral().id(), () -> {
                out.line("// " + pin.words());
                pin.statements().forEach(out::line);
            }));
        }));
        lines.printFunctions(out);
    }
}
