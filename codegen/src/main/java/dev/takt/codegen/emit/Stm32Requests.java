package dev.takt.codegen.emit;

import dev.takt.codegen.emit.VectorRequest.Register;
import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.machine.Context;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.units.DurationText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What requests handlers of an STM32: edges of pins by their lines of EXTI, and periods by updates of a timer (RM0368, RM0383 and RM0090, sections SYSCFG, EXTI and TIM; RM0444, sections EXTI and TIM; RM0433, sections SYSCFG,
 * EXTI and TIM).
 */
final class Stm32Requests {
    private static final Pattern LINES = Pattern.compile("EXTI(\\d{1,2})(?:_(\\d{1,2}))?");
    private static final Pattern TIMER = Pattern.compile("TIM\\d{1,2}");
    private static final Set<String> OF_32_BITS = Set.of("TIM2", "TIM5");
    /** Timers with a vector for each kind of event. */
    private static final Set<String> ADVANCED = Set.of("TIM1", "TIM8");

    private static final int PRESCALERS = 1 << 16;
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);
    /** The write has arrived when the handler ends: the bus is slower than the core. */
    private static final String READ_BACK = "// read back: the write is there before the handler ends";

    private final Stm32Registers registers;
    private final ClockPlan plan;
    private final List<VectorRequest> all = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();

    Stm32Requests(Stm32Registers registers, ClockPlan plan) {
        this.registers = registers;
        this.plan = plan;
    }

    List<VectorRequest> all() {
        return List.copyOf(all);
    }

    private boolean isTaken(String vector) {
        return all.stream().anyMatch(r -> r.vector().equals(vector));
    }

    /** The line of each pin, which has the number of the pin in all ports; what is said of them, or nothing if one does not request that vector or is another port's. */
    Optional<String> edges(Peripheral port, String vector, List<Stm32Pin> pins) {
        if (pins.isEmpty()
                || isTaken(vector)
                || !pins.stream().allMatch(p -> serves(vector, p.number()))
                || pins.stream().map(Stm32Pin::number).distinct().count() < pins.size()
                || pins.stream().anyMatch(p -> lines.contains(p.number()))) {
            return Optional.empty();
        }
        List<String> start = new ArrayList<>();
        List<String> acknowledge = new ArrayList<>();
        for (Stm32Pin pin : pins) {
            int line = pin.number();
            lines.add(line);
            start.add("// " + pin.use().pin() + ", " + PortUses.edge(port));
            start.add("// SAFETY: the number of a port that the chip has.");
            start.addAll(RustChain.lines(
                    registers.ports(),
                    "exticr" + (line / 4 + 1) + "()",
                    "modify(|_, w| unsafe { w.exti" + line + "().bits("
                            + (pin.port().charAt(0) - 'A') + ") })"));
            for (String trigger : triggers(port.edge())) {
                start.addAll(RustChain.lines(
                        "exti", registers.trigger(trigger), "modify(|_, w| w.tr" + line + "().set_bit())"));
            }
            List<String> clear = clear(port.edge(), line);
            start.add("// an edge from before is none");
            start.addAll(clear);
            start.addAll(RustChain.lines("exti", registers.mask(), "modify(|_, w| " + registers.masked(line) + ")"));
            acknowledge.addAll(clear);
        }
        acknowledge.add(READ_BACK);
        acknowledge.add(
                "let _ = exti." + registers.pending(triggers(port.edge()).getLast()) + ".read();");
        List<Register> used = new ArrayList<>(List.of(new Register("EXTI", "exti")));
        if (!registers.ports().equals("exti")) {
            used.add(new Register("SYSCFG", registers.ports()));
        }
        all.add(new VectorRequest(port, vector, used, start, acknowledge));
        return Optional.of(PortUses.edge(port) + " by "
                + pins.stream().map(p -> "line " + p.number()).collect(Collectors.joining(", "))
                + " of EXTI, from the handler's `start` on");
    }

    private static boolean serves(String vector, int line) {
        Matcher of = LINES.matcher(vector);
        if (!of.matches()) {
            return false;
        }
        int a = Integer.parseInt(of.group(1));
        int b = of.group(2) == null ? a : Integer.parseInt(of.group(2));
        return Math.min(a, b) <= line && line <= Math.max(a, b);
    }

    private static List<String> triggers(Edge edge) {
        return switch (edge) {
            case RISING -> List.of("r");
            case FALLING -> List.of("f");
            case BOTH -> List.of("r", "f");
        };
    }

    /** One pending bit for both edges, or one for each. */
    private List<String> clear(Edge edge, int line) {
        return triggers(edge).stream()
                .map(t -> RustChain.lines(
                        "exti", registers.pending(t), "write(|w| " + registers.clear(t, line) + ".clear_bit_by_one())"))
                .distinct()
                .flatMap(List::stream)
                .toList();
    }

    /** A period that the timer counts exactly, under the smallest divider that lets it. */
    Optional<String> period(Peripheral timer, PeripheralSpec spec, Context handler) {
        if (!TIMER.matcher(timer.instance()).matches()
                || !spec.vectors().contains(handler.vector())
                || ADVANCED.contains(timer.instance()) && !handler.vector().contains("UP")
                || isTaken(handler.vector())
                || !(handler.activation() instanceof Activation.Periodic period)) {
            return Optional.empty();
        }
        long hz = plan.bus(spec.bus()).map(BusClock::timerHz).orElse(0L);
        BigInteger[] counts = BigInteger.valueOf(hz)
                .multiply(BigInteger.valueOf(period.periodNs()))
                .divideAndRemainder(SECOND);
        if (hz == 0 || counts[1].signum() != 0 || counts[0].bitLength() > 48) {
            return Optional.empty();
        }
        long most = OF_32_BITS.contains(timer.instance()) ? 1L << 32 : 1L << 16;
        return prescaler(counts[0].longValueExact(), most).map(by -> {
            long reload = counts[0].longValueExact() / by;
            request(timer, handler.vector(), by, reload);
            return "a request every " + DurationText.format(period.periodNs()) + " (" + reload + " counts of " + hz
                    + " Hz / " + by + "), from the handler's `start` on";
        });
    }

    /** A reload of 0 would stop the counter. */
    private static Optional<Integer> prescaler(long counts, long most) {
        for (long by = Math.max(1, Math.ceilDiv(counts, most)); by <= PRESCALERS && 2 * by <= counts; by++) {
            if (counts % by == 0) {
                return Optional.of(Math.toIntExact(by));
            }
        }
        return Optional.empty();
    }

    private void request(Peripheral timer, String vector, int by, long reload) {
        all.add(new VectorRequest(
                timer,
                vector,
                List.of(new Register(timer.instance(), "timer")),
                List.of(
                        "// both registers count from 0",
                        "timer.psc().write(|w| w.psc().set(" + RustNumber.of(by - 1) + "));",
                        "timer.arr().write(|w| w.arr().set(" + RustNumber.of(reload - 1) + "));",
                        "// the divider is taken at an update; one that is made by hand is no request",
                        "timer.cr1().modify(|_, w| w.urs().set_bit());",
                        "timer.egr().write(|w| w.ug().set_bit());",
                        "timer.dier().modify(|_, w| w.uie().set_bit());",
                        "timer.cr1().modify(|_, w| w.cen().set_bit());"),
                List.of("timer.sr().write(|w| w.uif().clear_bit());", READ_BACK, "let _ = timer.sr().read();")));
    }
}
