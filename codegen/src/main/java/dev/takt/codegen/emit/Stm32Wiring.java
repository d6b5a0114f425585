package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pins, serial lines and sources of handlers of an STM32: clocks of ports, lines and timers, then the pins, then the lines, so that a line which is turned on sees its wires and not a level of nobody's. Converters and all other
 * peripherals get their pins.
 */
final class Stm32Wiring implements ChipWiring {
    private final Machine machine;
    private final ClockPlan plan;
    private final Stm32Registers registers;
    private final PortUses uses;
    private final Set<Stm32Enable> clocks = new LinkedHashSet<>();
    private final Map<String, List<Stm32Pin>> ports = new TreeMap<>();
    private final WiredLines lines = new WiredLines();
    private final Stm32Requests requests;

    Stm32Wiring(Machine machine, ClockPlan plan, Stm32Registers registers) {
        this.machine = machine;
        this.plan = plan;
        this.registers = registers;
        this.uses = new PortUses(machine);
        this.requests = new Stm32Requests(registers, plan);
    }

    @Override
    public WiredPart take(Peripheral peripheral, PeripheralSpec spec) {
        List<String> set = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<Stm32Pin> inputs = new ArrayList<>();
        for (PinUse use : peripheral.pins()) {
            Optional<Stm32Pin> pin = pin(peripheral, spec, use);
            pin.ifPresentOrElse(
                    p -> {
                        clocks.add(registers.port(p.port()));
                        ports.computeIfAbsent(p.port(), _ -> new ArrayList<>()).add(p);
                        set.add(uses.said(peripheral, spec, use, "AF"));
                        if (!PortUses.isOutput(use)) {
                            inputs.add(p);
                        }
                    },
                    () -> left.add(PortUses.unknown(use)));
        }
        line(peripheral, spec).ifPresent(line -> {
            clocks.add(registers.line(spec));
            lines.add(line);
            set.addFirst("its clock");
            set.addAll(line.set());
            left.addAll(line.left());
        });
        switch (spec.type()) {
            case GPIO -> edges(peripheral, inputs, set, left);
            case TIMER -> timer(peripheral, spec, set, left);
            case ADC, CAN, DMA, WATCHDOG, RADIO, USB, OTHER -> left.add("its clock and its registers");
            case UART, SPI, I2C, SOFTWARE -> {}
        }
        return new WiredPart(peripheral, set, left);
    }

    private Optional<WiredLine> line(Peripheral peripheral, PeripheralSpec spec) {
        return switch (spec.type()) {
            case UART -> Optional.of(Stm32Lines.uart(machine.chip(), plan, peripheral, spec, registers));
            case SPI -> Optional.of(Stm32Lines.spi(machine.chip(), plan, peripheral, spec, registers));
            case I2C -> Optional.of(Stm32Lines.i2c(machine.chip(), plan, peripheral, spec, registers));
            case GPIO, ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> Optional.empty();
        };
    }

    /** The edges of the inputs of a port that a handler is for. */
    private void edges(Peripheral port, List<Stm32Pin> inputs, List<String> set, List<String> left) {
        uses.handler(port).ifPresent(handler -> requests.edges(port, handler.vector(), inputs)
                .ifPresentOrElse(
                        said -> {
                            registers.edges().ifPresent(clocks::add);
                            set.add(said);
                        },
                        () -> left.add("its edge and line (EXTI): the design has an interrupt by it")));
    }

    /** A timer that requests a handler periodically has its clock; whatever else one does is the user's. */
    private void timer(Peripheral timer, PeripheralSpec spec, List<String> set, List<String> left) {
        uses.handler(timer)
                .flatMap(h -> requests.period(timer, spec, h))
                .ifPresentOrElse(
                        said -> {
                            clocks.add(registers.line(spec));
                            set.addFirst("its clock");
                            set.add(said);
                        },
                        () -> left.add("its clock and its registers"));
    }

    @Override
    public List<VectorRequest> requests() {
        return requests.all();
    }

    private Optional<Stm32Pin> pin(Peripheral peripheral, PeripheralSpec spec, PinUse use) {
        return Stm32Pin.of(peripheral, use).flatMap(pin -> {
            if (spec.type() == PeripheralType.GPIO) {
                return Optional.of(PortUses.isOutput(use) ? pin.output(uses.isSelect(peripheral)) : pin.input());
            }
            Optional<Integer> function = uses.function(spec, use);
            return function.isEmpty() && spec.type() == PeripheralType.ADC && uses.isOffered(spec, use)
                    ? Optional.of(pin.analogue())
                    : function.map(f -> pin.alternate(
                            registers, f, spec.type() == PeripheralType.I2C, spec.type() == PeripheralType.SPI));
        });
    }

    @Override
    public boolean isEmpty() {
        return clocks.isEmpty();
    }

    @Override
    public void print(CodeWriter out) {
        out.line(
                "/// Sets them, while nobody else has the peripherals: a line is turned on when its pins are its own.");
        out.block("pub fn start(device: &Peripherals)", () -> {
            out.line("clocks(device);");
            ports.keySet().forEach(port -> out.line(function(port) + "(device);"));
            lines.printCalls(out);
        });
        out.blank();
        out.block("fn clocks(device: &Peripherals)", () -> {
            out.line("let rcc = &device.RCC;");
            out.line("// a write in the first two clocks of the bus after this can be lost: the read takes them");
            clocks.forEach(c -> c.print(out));
        });
        ports.forEach((port, pins) -> out.blank().block("fn " + function(port) + "(device: &Peripherals)", () -> {
            out.line("let port = &device.GPIO" + port + ";");
            pins.forEach(pin -> pin(out, pin));
        }));
        lines.printFunctions(out);
    }

    private static String function(String port) {
        return "port_" + port.toLowerCase(Locale.ROOT);
    }

    private static void pin(CodeWriter out, Stm32Pin pin) {
        out.item(pin.peripheral().id(), () -> {
            out.line("// " + pin.words());
            pin.statements().forEach(out::line);
        });
    }
}
