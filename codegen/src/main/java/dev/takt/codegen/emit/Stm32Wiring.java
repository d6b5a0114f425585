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
 * Pins and serial lines of an STM32: clocks of ports and lines, then the pins, then the lines, so that a line which is turned on sees its wires and not a level of nobody's. Timers, converters and all other peripherals get their
 * pins.
 */
final class Stm32Wiring implements ChipWiring {
    private record Line(Peripheral peripheral, Stm32Line line) {}

    private final Machine machine;
    private final ClockPlan plan;
    private final Stm32Registers registers;
    private final PortUses uses;
    private final Set<Stm32Enable> clocks = new LinkedHashSet<>();
    private final Map<String, List<Stm32Pin>> ports = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();

    Stm32Wiring(Machine machine, ClockPlan plan, Stm32Registers registers) {
        this.machine = machine;
        this.plan = plan;
        this.registers = registers;
        this.uses = new PortUses(machine);
    }

    @Override
    public WiredPart take(Peripheral peripheral, PeripheralSpec spec) {
        List<String> set = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (PinUse use : peripheral.pins()) {
            Optional<Stm32Pin> pin = pin(peripheral, spec, use);
            pin.ifPresentOrElse(
                    p -> {
                        clocks.add(registers.port(p.port()));
                        ports.computeIfAbsent(p.port(), _ -> new ArrayList<>()).add(p);
                        set.add(said(peripheral, spec, use));
                    },
                    () -> left.add(MarkdownText.plain(use.signal()) + " on " + MarkdownText.plain(use.pin())
                            + ", of which the chip's data has no function"));
        }
        line(peripheral, spec).ifPresent(line -> {
            clocks.add(registers.line(spec));
            lines.add(new Line(peripheral, line));
            set.addFirst("its clock");
            set.addAll(line.set());
            left.addAll(line.left());
        });
        left.addAll(others(peripheral, spec));
        return new WiredPart(peripheral, set, left);
    }

    private Optional<Stm32Line> line(Peripheral peripheral, PeripheralSpec spec) {
        return switch (spec.type()) {
            case UART -> Optional.of(Stm32Line.uart(machine.chip(), plan, peripheral, spec, registers));
            case SPI -> Optional.of(Stm32Line.spi(plan, peripheral, spec, registers));
            case I2C -> Optional.of(Stm32Line.i2c(machine.chip(), plan, peripheral, spec, registers));
            case GPIO, ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> Optional.empty();
        };
    }

    private List<String> others(Peripheral peripheral, PeripheralSpec spec) {
        return switch (spec.type()) {
            case UART, SPI, I2C, SOFTWARE -> List.of();
            case GPIO ->
                uses.handler(peripheral).isPresent()
                        ? List.of("its edge and line (EXTI, SYSCFG): the design has an interrupt by it")
                        : List.of();
            case ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, OTHER -> List.of("its clock and its registers");
        };
    }

    private Optional<Stm32Pin> pin(Peripheral peripheral, PeripheralSpec spec, PinUse use) {
        return Stm32Pin.of(peripheral, use).flatMap(pin -> {
            if (spec.type() == PeripheralType.GPIO) {
                return Optional.of(PortUses.isOutput(use) ? pin.output(uses.isSelect(peripheral)) : pin.input());
            }
            Optional<Integer> function = function(spec, use);
            return function.isEmpty() && isAnalogue(spec, use)
                    ? Optional.of(pin.analogue())
                    : function.map(f -> pin.alternate(
                            registers, f, spec.type() == PeripheralType.I2C, spec.type() == PeripheralType.SPI));
        });
    }

    private Optional<Integer> function(PeripheralSpec spec, PinUse use) {
        return machine.chip().pin(use.pin()).map(p -> p.functions().get(spec.instance() + "." + use.signal()));
    }

    private boolean isAnalogue(PeripheralSpec spec, PinUse use) {
        return spec.type() == PeripheralType.ADC
                && machine.chip()
                        .pin(use.pin())
                        .filter(p -> p.signals().contains(spec.instance() + "." + use.signal()))
                        .isPresent();
    }

    private String said(Peripheral peripheral, PeripheralSpec spec, PinUse use) {
        return spec.type() == PeripheralType.GPIO
                ? uses.said(peripheral, use)
                : MarkdownText.plain(use.signal()) + " on " + use.pin()
                        + function(spec, use).map(f -> " (AF" + f + ")").orElse(" (analogue)");
    }

    @Override
    public boolean isEmpty() {
        return clocks.isEmpty();
    }

    @Override
    public void print(CodeWriter out) {
        List<Line> set =
                lines.stream().filter(l -> !l.line().statements().isEmpty()).toList();
        out.line(
                "/// Sets them, while nobody else has the peripherals: a line is turned on when its pins are its own.");
        out.block("pub fn start(device: &Peripherals)", () -> {
            out.line("clocks(device);");
            ports.keySet().forEach(port -> out.line(function(port) + "(device);"));
            if (!set.isEmpty()) {
                out.line("lines(device);");
            }
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
        if (!set.isEmpty()) {
            out.blank().block("fn lines(device: &Peripherals)", () -> set.forEach(line -> line(out, line)));
        }
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

    private static void line(CodeWriter out, Line line) {
        Peripheral peripheral = line.peripheral();
        out.item(peripheral.id(), () -> {
            out.line("// " + RustText.comment(peripheral.name()) + ": "
                    + String.join(", ", line.line().set()));
            line.line().statements().forEach(out::line);
        });
    }
}
