package dev.takt.codegen.emit;

import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.I2cTiming;
import dev.takt.projects.clock.LineRate;
import dev.takt.projects.clock.LineRates;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Serial lines of an STM32 with their rates: USART and LPUART, SPI, and I2C (RM0368, RM0090, RM0383, RM0444 and RM0433, the sections of those names).
 */
final class Stm32Lines {
    private static final long MHZ = 1_000_000;
    private static final int FRAME_8N1 = 10;
    private static final long FASTEST_STANDARD_I2C_HZ = 100_000;
    private static final List<Integer> LPUART_PRESCALERS = List.of(1, 2, 4, 6, 8, 10, 12, 16, 32, 64, 128, 256);
    private static final long LPUART_COUNTS = 256;
    private static final long LEAST_LPUART = 0x300;
    private static final long LARGEST_LPUART = 0xF_FFFF;
    /** Those of an H7 whose clock is chosen together, after reset an output of PLL1 that may be off. */
    private static final Set<String> ON_PER = Set.of("SPI1", "SPI2", "SPI3");

    private Stm32Lines() {}

    static WiredLine uart(
            Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        if (spec.instance().startsWith("LPUART")) {
            return lpuart(plan, peripheral, spec, family);
        }
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        if (rate.isEmpty()) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + ", then turn it on");
        }
        long divider = rate.get().divider();
        List<String> statements = new ArrayList<>();
        statements.add("let uart = &device." + spec.instance() + ";");
        switch (family) {
            case F4 -> {
                statements.add("uart.brr()");
                statements.add("    .write(|w| w.div_mantissa().set(" + RustNumber.of(divider / 16)
                        + ").div_fraction().set(" + divider % 16 + "));");
            }
            case G0, H7 -> statements.add("uart.brr().write(|w| w.brr().set(" + RustNumber.of(divider) + "));");
        }
        return framed(peripheral, statements, RateText.of(rate.get(), "baud"));
    }

    /** BRR counts 256 to a bit and has 20 bits, at least 0x300; what is too slow for that takes a divided clock (RM0444 and RM0433, sections <em>LPUART baud rate generation</em>). */
    private static WiredLine lpuart(ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        long hz = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L);
        long baud = peripheral.bitRateHz();
        for (int by : hz > 0 && baud > 0 ? LPUART_PRESCALERS : List.<Integer>of()) {
            long down = by * baud;
            long divider = (2 * LPUART_COUNTS * hz + down) / (2 * down);
            if (divider >= LEAST_LPUART && divider <= LARGEST_LPUART) {
                long actual = Math.round((double) LPUART_COUNTS * hz / by / divider);
                long ppm = Math.round((LPUART_COUNTS * hz / ((double) by * divider) / baud - 1) * MHZ);
                List<String> statements = new ArrayList<>();
                statements.add("let uart = &device." + family.device(spec.instance()) + ";");
                if (by > 1) {
                    statements.add("uart.presc().write(|w| w.prescaler().div" + by + "());");
                }
                statements.add("uart.brr().write(|w| w.brr().set(" + RustNumber.of(divider) + "));");
                return framed(peripheral, statements, RateText.of(new LineRate(baud, divider, actual, ppm), "baud"));
            }
        }
        return WiredLine.left(peripheral, RateText.unmade(peripheral) + ", then turn it on");
    }

    /** Turned on if a byte is framed as after reset. */
    private static WiredLine framed(Peripheral peripheral, List<String> statements, String words) {
        if (peripheral.bitsPerByte() != FRAME_8N1) {
            return new WiredLine(
                    peripheral,
                    statements,
                    List.of(words),
                    List.of("a frame of " + peripheral.bitsPerByte() + " bits, then turn it on"));
        }
        statements.add("uart.cr1().modify(|_, w| w.ue().set_bit());");
        List<String> ends = new ArrayList<>();
        List<String> ways = new ArrayList<>();
        end(peripheral, "TX", "te", "sends", ends, ways);
        end(peripheral, "RX", "re", "receives", ends, ways);
        if (!ends.isEmpty()) {
            statements.add("uart.cr1().modify(|_, w| w." + String.join(".", ends) + ");");
        }
        boolean more = peripheral.pins().stream()
                .anyMatch(p -> !p.signal().equals("TX") && !p.signal().equals("RX"));
        return new WiredLine(
                peripheral,
                statements,
                List.of(words, "8N1", ways.isEmpty() ? "on" : "on, " + String.join(" and ", ways)),
                more ? List.of("what its other pins are for (CR3)") : List.of());
    }

    private static void end(
            Peripheral peripheral, String signal, String field, String way, List<String> ends, List<String> ways) {
        if (peripheral.pins().stream().anyMatch(p -> p.signal().equals(signal))) {
            ends.add(field + "().set_bit()");
            ways.add(way);
        }
    }

    /** A master of bytes with the fastest clock that is not above the rate; it knows no mode, so it stays off. */
    static WiredLine spi(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        if (rate.isEmpty()) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + ", and mode, then turn it on");
        }
        String by = "div" + rate.get().divider() + "()";
        List<String> statements = new ArrayList<>();
        if (family == Stm32Registers.H7 && ON_PER.contains(spec.instance())) {
            statements.add("// the clock that it counts, 64 MHz of HSI");
            statements.add("let rcc = &device.RCC;");
            statements.add("rcc.d2ccip1r().modify(|_, w| w.spi123sel().per());");
        }
        statements.add("let spi = &device." + spec.instance() + ";");
        switch (family) {
            case F4, G0 -> {
                statements.add("spi.cr1().modify(|_, w| w.br()." + by + ");");
                if (family == Stm32Registers.G0) {
                    statements.add("// what is received is told byte by byte");
                    statements.addAll(
                            RustChain.lines("spi", "cr2()", "modify(|_, w| w.ds().eight_bit().frxth().quarter())"));
                }
                statements.add("spi.cr1().modify(|_, w| w.ssm().set_bit().ssi().set_bit());");
                statements.add("spi.cr1().modify(|_, w| w.mstr().set_bit());");
            }
            case H7 -> {
                statements.add("spi.cfg1().modify(|_, w| w.mbr()." + by + ".dsize().set(7));");
                statements.add("// it sees itself chosen before it is the master, else that is a fault");
                statements.add("spi.cr1().modify(|_, w| w.ssi().set_bit());");
                statements.add("spi.cfg2().modify(|_, w| w.ssm().set_bit());");
                statements.add("spi.cfg2().modify(|_, w| w.master().set_bit());");
            }
        }
        return new WiredLine(
                peripheral,
                statements,
                List.of("master at " + rate.get().hz() + " Hz, chosen by software", "8 bits a word"),
                List.of("mode, then turn it on"));
    }

    /** Standard and fast mode; the edges take at most 1000 and 300 ns. */
    static WiredLine i2c(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        if (family != Stm32Registers.F4) {
            return timed(plan, peripheral, spec);
        }
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        long mhz = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L) / MHZ;
        if (rate.isEmpty()) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + " (CR2, CCR, TRISE), then turn it on");
        }
        boolean fast = peripheral.bitRateHz() > FASTEST_STANDARD_I2C_HZ;
        return new WiredLine(
                peripheral,
                List.of(
                        "let i2c = &device." + spec.instance() + ";",
                        "// SAFETY: the bus clock in megahertz, and a divider from the range that the manual lists.",
                        "unsafe {",
                        "    i2c.cr2().modify(|_, w| w.freq().bits(" + mhz + "));",
                        "    i2c.ccr().modify(|_, w| w.ccr().bits("
                                + RustNumber.of(rate.get().divider()) + "));",
                        "}",
                        "i2c.ccr().modify(|_, w| w.f_s()." + (fast ? "fast" : "standard") + "());",
                        "i2c.trise().write(|w| w.trise().set(" + (fast ? mhz * 300 / 1_000 + 1 : mhz + 1) + "));",
                        "i2c.cr1().modify(|_, w| w.pe().set_bit());"),
                List.of(RateText.of(rate.get(), "Hz"), "on"),
                List.of());
    }

    /** The clock of the bus is the one that it has after reset. */
    private static WiredLine timed(ClockPlan plan, Peripheral peripheral, PeripheralSpec spec) {
        long clockHz = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L);
        Optional<I2cTiming> timing = I2cTiming.of(clockHz, peripheral.bitRateHz());
        if (timing.isEmpty()) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + " (TIMINGR), then turn it on");
        }
        I2cTiming set = timing.get();
        return new WiredLine(
                peripheral,
                List.of(
                        "let i2c = &device." + spec.instance() + ";",
                        "i2c.timingr().write(|w| {",
                        "    w.presc().set(" + set.presc() + ");",
                        "    w.scldel().set(" + set.scldel() + ");",
                        "    w.sdadel().set(" + set.sdadel() + ");",
                        "    w.sclh().set(" + set.sclh() + ");",
                        "    w.scll().set(" + set.scll() + ")",
                        "});",
                        "i2c.cr1().modify(|_, w| w.pe().set_bit());"),
                List.of("at most " + set.hz() + " Hz, less by what its edges take", "on"),
                List.of());
    }
}
