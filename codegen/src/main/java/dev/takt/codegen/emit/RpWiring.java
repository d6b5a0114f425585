package dev.takt.codegen.emit;

import dev.takt.codegen.emit.VectorRequest.Register;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Pins, serial lines and sources of handlers of an RP2040 or RP2350: what is used comes out of its reset, then the pins, then the lines. */
final class RpWiring implements ChipWiring {
    private static final String EDGES = "IO_IRQ_BANK0";
    /** Pins of one function of the generated code. */
    private static final int GROUP = 8;

    private final Machine machine;
    private final ClockPlan plan;
    private final PortUses uses;
    private final Set<String> blocks = new LinkedHashSet<>();
    private final TreeMap<Integer, List<RpPin>> pins = new TreeMap<>();
    private final WiredLines lines = new WiredLines();
    private final List<VectorRequest> requests = new ArrayList<>();

    RpWiring(Machine machine, ClockPlan plan) {
        this.machine = machine;
        this.plan = plan;
        this.uses = new PortUses(machine);
    }

    @Override
    public WiredPart take(Peripheral peripheral, PeripheralSpec spec) {
        List<String> set = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<RpPin> inputs = new ArrayList<>();
        for (PinUse use : peripheral.pins()) {
            Optional<RpPin> pin = pin(peripheral, spec, use);
            pin.ifPresentOrElse(
                    p -> {
                        pins.computeIfAbsent(p.number() / GROUP, _ -> new ArrayList<>())
                                .add(p);
                        set.add(uses.said(peripheral, spec, use, "F"));
                        if (!PortUses.isOutput(use)) {
                            inputs.add(p);
                        }
                    },
                    () -> left.add(PortUses.unknown(use)));
        }
        line(peripheral, spec).ifPresent(line -> {
            blocks.add(spec.instance());
            lines.add(line);
            set.addFirst("out of its reset");
            set.addAll(line.set());
            left.addAll(line.left());
        });
        switch (spec.type()) {
            case GPIO -> edges(peripheral, inputs, set, left);
            case ADC, TIMER, CAN, DMA, RADIO, USB, OTHER -> left.add("its reset and its registers");
            case UART, SPI, I2C, WATCHDOG, SOFTWARE -> {}
        }
        return new WiredPart(peripheral, set, left);
    }

    private Optional<WiredLine> line(Peripheral peripheral, PeripheralSpec spec) {
        return switch (spec.type()) {
            case UART -> Optional.of(RpLines.uart(machine.chip(), plan, peripheral, spec));
            case SPI -> Optional.of(RpLines.spi(plan, peripheral, spec));
            case I2C -> Optional.of(RpLines.i2c(machine.chip(), plan, peripheral, spec));
            case GPIO, ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> Optional.empty();
        };
    }

    private Optional<RpPin> pin(Peripheral peripheral, PeripheralSpec spec, PinUse use) {
        return RpPin.of(peripheral, use, isRp2350()).flatMap(pin -> {
            if (spec.type() == PeripheralType.GPIO) {
                return Optional.of(PortUses.isOutput(use) ? pin.output(uses.isSelect(peripheral)) : pin.input());
            }
            if (spec.type() == PeripheralType.ADC) {
                return uses.isOffered(spec, use) ? Optional.of(pin.analogue()) : Optional.empty();
            }
            return uses.function(spec, use).flatMap(this::name).map(pin::alternate);
        });
    }

    private boolean isRp2350() {
        return machine.chip().model().equals("rp2350");
    }

    /** What the device crate calls a function of a pin. */
    private Optional<String> name(int function) {
        return switch (function) {
            case 1 -> Optional.of("spi");
            case 2 -> Optional.of("uart");
            case 3 -> Optional.of("i2c");
            case 4 -> Optional.of("pwm");
            case 6 -> Optional.of("pio0");
            case 7 -> Optional.of("pio1");
            case 8 -> isRp2350() ? Optional.of("pio2") : Optional.empty();
            case 11 -> isRp2350() ? Optional.of("uart_aux") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The edges of the inputs of a port that a handler is for. */
    private void edges(Peripheral port, List<RpPin> inputs, List<String> set, List<String> left) {
        uses.handler(port).ifPresent(handler -> {
            boolean taken = requests.stream().anyMatch(r -> r.vector().equals(handler.vector()));
            if (taken || inputs.isEmpty() || !handler.vector().equals(EDGES)) {
                left.add("its edge (IO_BANK0): the design has an interrupt by it");
                return;
            }
            List<String> start = new ArrayList<>();
            List<String> acknowledge = new ArrayList<>();
            for (RpPin pin : inputs) {
                start.add("// " + pin.use().pin() + ", " + PortUses.edge(port)
                        + ": an edge from before is none, and core 0 gets those that come");
                for (String edge : edges(port.edge())) {
                    String field = "gpio" + pin.number() % GROUP + "_" + edge + "()";
                    String register = "(" + pin.number() / GROUP + ")";
                    List<String> clear =
                            RustChain.lines("io", "intr" + register, "write(|w| w." + field + ".clear_bit_by_one())");
                    start.addAll(clear);
                    start.addAll(
                            RustChain.lines("io", "proc0_inte" + register, "modify(|_, w| w." + field + ".set_bit())"));
                    acknowledge.addAll(clear);
                }
            }
            requests.add(new VectorRequest(port, EDGES, List.of(new Register("IO_BANK0", "io")), start, acknowledge));
            set.add(PortUses.edge(port) + " to core 0, from the handler's `start` on");
        });
    }

    private static List<String> edges(Edge edge) {
        return switch (edge) {
            case RISING -> List.of("edge_high");
            case FALLING -> List.of("edge_low");
            case BOTH -> List.of("edge_low", "edge_high");
        };
    }

    @Override
    public List<VectorRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public boolean isEmpty() {
        return pins.isEmpty() && lines.isEmpty();
    }

    @Override
    public void print(CodeWriter out) {
        out.line(
                "/// Sets them, while nobody else has the peripherals: a line is turned on when its pins are its own.");
        out.block("pub fn start(device: &Peripherals)", () -> {
            out.line("resets(device);");
            pins.keySet().forEach(group -> out.line(name(group, "(device);")));
            lines.printCalls(out);
        });
        out.blank();
        out.block("fn resets(device: &Peripherals)", () -> {
            out.line("let resets = &device.RESETS;");
            release(out, "io_bank0");
            release(out, "pads_bank0");
            blocks.forEach(block -> {
                String name = block.toLowerCase(Locale.ROOT);
                out.line("// anew, whatever had it before");
                RustChain.lines("resets", "reset()", "modify(|_, w| w." + name + "().set_bit())")
                        .forEach(out::line);
                release(out, name);
            });
        });
        pins.forEach(
                (group, of) -> out.blank().block("fn " + name(group, "(device: &Peripherals)"), () -> pins(out, of)));
        lines.printFunctions(out);
    }

    private static String name(int group, String rest) {
        return "pins_" + group * GROUP + "_to_" + (group * GROUP + GROUP - 1) + rest;
    }

    private static void release(CodeWriter out, String block) {
        RustChain.lines("resets", "reset()", "modify(|_, w| w." + block + "().clear_bit())")
                .forEach(out::line);
        out.line("while resets.reset_done().read()." + block + "().bit_is_clear() {}");
    }

    private static void pins(CodeWriter out, List<RpPin> pins) {
        out.line("let io = &device.IO_BANK0;");
        out.line("let pads = &device.PADS_BANK0;");
        if (pins.stream().flatMap(p -> p.statements().stream()).anyMatch(s -> s.contains("sio."))) {
            out.line("let sio = &device.SIO;");
        }
        pins.forEach(pin -> out.item(pin.peripheral().id(), () -> {
            out.line("// " + pin.words());
            pin.statements().forEach(out::line);
        }));
    }
}
