package dev.takt.codegen.emit;

import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.LineRate;
import dev.takt.projects.clock.LineRates;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Serial lines of an RP2040 or RP2350 with their rates (data sheet of the RP2040, sections 4.2, 4.3 and 4.4): UART and SPI are PL011 and PL022 of Arm, I2C is a DW_apb_i2c. */
final class RpLines {
    private record Division(long prescaler, long rate) {
        long by() {
            return prescaler * rate;
        }
    }

    private static final int FRAME_8N1 = 10;
    private static final long MOST_PRESCALER = 254;
    private static final long MOST_RATE = 256;
    private static final long FAST_MODE_PLUS_HZ = 1_000_000;

    private RpLines() {}

    /** The divider counts 64ths; it is taken over by a write to the control register. */
    static WiredLine uart(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec) {
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        if (rate.isEmpty()) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + ", then turn it on");
        }
        long divider = rate.get().divider();
        boolean plain = peripheral.bitsPerByte() == FRAME_8N1;
        List<String> statements = new ArrayList<>(List.of(
                "let uart = &device." + spec.instance() + ";",
                "// SAFETY: a divider in 16 bits and 64ths; 3 are words of eight bits.",
                "unsafe {",
                "    uart.uartibrd().write(|w| w.bits(" + RustNumber.of(divider / 64) + "));",
                "    uart.uartfbrd().write(|w| w.bits(" + divider % 64 + "));"));
        String words = RateText.of(rate.get(), "baud");
        if (!plain) {
            statements.add("}");
            return new WiredLine(
                    peripheral,
                    statements,
                    List.of(words),
                    List.of("a frame of " + peripheral.bitsPerByte()
                            + " bits (UARTLCR_H, which takes the rate over), then turn it on"));
        }
        statements.add("    // with the queues on, and the divider taken over");
        statements.addAll(RustChain.lines("uart", "uartlcr_h()", "write(|w| w.wlen().bits(3).fen().set_bit())").stream()
                .map(l -> "    " + l)
                .toList());
        statements.add("}");
        List<String> ways = new ArrayList<>();
        way(peripheral, "TX", "txe", "sends", ways, statements);
        way(peripheral, "RX", "rxe", "receives", ways, statements);
        statements.add("uart.uartcr().modify(|_, w| w.uarten().set_bit());");
        boolean flow = peripheral.pins().stream()
                .anyMatch(p -> !p.signal().equals("TX") && !p.signal().equals("RX"));
        return new WiredLine(
                peripheral,
                statements,
                List.of(words, "8N1", ways.isEmpty() ? "on" : "on, " + String.join(" and ", ways)),
                flow ? List.of("what its other pins are for (UARTCR)") : List.of());
    }

    /** Both ways are on after a reset; one without a pin would hear a break for ever. */
    private static void way(
            Peripheral peripheral,
            String signal,
            String field,
            String verb,
            List<String> ways,
            List<String> statements) {
        if (peripheral.pins().stream().anyMatch(p -> p.signal().equals(signal))) {
            ways.add(verb);
        } else {
            statements.add("uart.uartcr().modify(|_, w| w." + field + "().clear_bit());");
        }
    }

    /** With the fastest clock that is not above the rate, by the least prescaler that makes it; it knows no mode, so it stays off. */
    static WiredLine spi(ClockPlan plan, Peripheral peripheral, PeripheralSpec spec) {
        long hz = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L);
        long asked = peripheral.bitRateHz();
        Optional<Division> least = asked <= 0 || hz <= 0 ? Optional.empty() : dividers(Math.ceilDiv(hz, asked));
        if (least.isEmpty()) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + ", and mode, then turn it on");
        }
        long prescaler = least.get().prescaler();
        long rate = least.get().rate();
        return new WiredLine(
                peripheral,
                List.of(
                        "let spi = &device." + spec.instance() + ";",
                        "// SAFETY: an even prescaler up to 254, and a divider that fits eight bits.",
                        "unsafe {",
                        "    spi.sspcpsr().write(|w| w.cpsdvsr().bits(" + prescaler + "));",
                        "    spi.sspcr0().modify(|_, w| w.scr().bits(" + (rate - 1) + "));",
                        "}"),
                List.of("master at " + hz / (prescaler * rate) + " Hz"),
                List.of("mode and length of a word (SSPCR0), then turn it on"));
    }

    /** The division by an even prescaler and a divider whose product is the least that is no less than {@code least}. */
    private static Optional<Division> dividers(long least) {
        return LongStream.rangeClosed(1, MOST_PRESCALER / 2)
                .map(half -> half * 2)
                .mapToObj(prescaler -> new Division(prescaler, Math.ceilDiv(least, prescaler)))
                .filter(d -> d.rate() <= MOST_RATE)
                .min(Comparator.comparingLong(Division::by));
    }

    /** The counts of the vendor's SDK: three fifths of a period low, data held for 300 ns (120 in fast mode plus), a sixteenth of the low time as a spike. The controller adds the spike filter and eight clocks. */
    static WiredLine i2c(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec) {
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        long clock = plan.bus(spec.bus()).map(BusClock::hz).orElse(0L);
        long period = rate.map(LineRate::divider).orElse(0L);
        long low = period * 3 / 5;
        long high = period - low;
        long hold =
                peripheral.bitRateHz() < FAST_MODE_PLUS_HZ ? clock * 3 / 10_000_000 + 1 : clock * 3 / 25_000_000 + 1;
        long spike = Math.max(1, low / 16);
        if (high < 8 || low > 0xFFFF || spike > 0xFF || hold > low - 2) {
            return WiredLine.left(peripheral, RateText.unmade(peripheral) + ", then turn it on");
        }
        long hz = clock / (high + spike + 7 + low + 1);
        return new WiredLine(
                peripheral,
                List.of(
                        "let i2c = &device." + spec.instance() + ";",
                        "i2c.ic_enable().write(|w| w.enable().disabled());",
                        "i2c.ic_con().modify(|_, w| w.speed().fast());",
                        "i2c.ic_con().modify(|_, w| w.tx_empty_ctrl().enabled());",
                        "// SAFETY: counts of the clock within 16 bits, and within 8 for the spike.",
                        "unsafe {",
                        "    i2c.ic_fs_scl_hcnt().write(|w| w.bits(" + RustNumber.of(high) + "));",
                        "    i2c.ic_fs_scl_lcnt().write(|w| w.bits(" + RustNumber.of(low) + "));",
                        "    i2c.ic_fs_spklen().write(|w| w.bits(" + spike + "));",
                        "    i2c.ic_sda_hold().write(|w| w.bits(" + RustNumber.of(hold) + "));",
                        "}",
                        "i2c.ic_enable().write(|w| w.enable().enabled());"),
                List.of(
                        peripheral.bitRateHz() + " Hz (" + hz + " with the spike filter, less by the time of edges)",
                        "on"),
                List.of());
    }
}
