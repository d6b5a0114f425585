package dev.takt.codegen.emit;

import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.LineRate;
import dev.takt.projects.clock.LineRates;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A serial line of an STM32 with its rate: USART (RM0368, RM0090 and RM0383, section USART; RM0444 and RM0433, sections USART), SPI of F4 and G0, and I2C of the F4, whose registers follow from the rate alone. {@code set} and {@code left} say
 * what the statements do and do not.
 */
record Stm32Line(List<String> statements, List<String> set, List<String> left) {
    private static final long MHZ = 1_000_000;
    private static final int FRAME_8N1 = 10;
    private static final int SLOWEST_SPI = 8;
    private static final long FASTEST_STANDARD_I2C_HZ = 100_000;

    Stm32Line {
        statements = List.copyOf(statements);
        set = List.copyOf(set);
        left = List.copyOf(left);
    }

    private static Stm32Line left(String... what) {
        return new Stm32Line(List.of(), List.of(), List.of(what));
    }

    static Stm32Line uart(
            Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        if (spec.instance().startsWith("LPUART")) {
            return left("its rate (BRR counts 256 a bit), then turn it on");
        }
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        if (rate.isEmpty()) {
            return left(RateText.unmade(peripheral) + ", then turn it on");
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
        String words = RateText.of(rate.get(), "baud");
        if (peripheral.bitsPerByte() != FRAME_8N1) {
            return new Stm32Line(
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
        return new Stm32Line(
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

    /** A master with the fastest clock that is not above the rate; it knows no mode, so it stays off. */
    static Stm32Line spi(ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        if (family == Stm32Registers.H7) {
            return left("the clock that it counts (D2CCIP1R, D3CCIPR), rate and mode, then turn it on");
        }
        long hz = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L);
        for (int log = 1; log <= SLOWEST_SPI; log++) {
            if (hz > 0 && hz >> log <= peripheral.bitRateHz()) {
                return new Stm32Line(
                        List.of(
                                "let spi = &device." + spec.instance() + ";",
                                "spi.cr1().modify(|_, w| w.br().div" + (1 << log) + "());",
                                "spi.cr1().modify(|_, w| w.ssm().set_bit().ssi().set_bit());",
                                "spi.cr1().modify(|_, w| w.mstr().set_bit());"),
                        List.of("master at " + (hz >> log) + " Hz, chosen by software"),
                        List.of("mode and length of a word, then turn it on"));
            }
        }
        return left(RateText.unmade(peripheral) + ", and mode, then turn it on");
    }

    /** Standard and fast mode; the edges take at most 1000 and 300 ns. */
    static Stm32Line i2c(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, Stm32Registers family) {
        if (family != Stm32Registers.F4) {
            return left("its timing (TIMINGR), which the edges of your bus decide, then turn it on");
        }
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        long mhz = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L) / MHZ;
        if (rate.isEmpty()) {
            return left(RateText.unmade(peripheral) + " (CR2, CCR, TRISE), then turn it on");
        }
        boolean fast = peripheral.bitRateHz() > FASTEST_STANDARD_I2C_HZ;
        return new Stm32Line(
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
}
