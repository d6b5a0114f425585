package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.LineRate;
import dev.takt.projects.clock.LineRates;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Serial lines of an nRF52 with their pins and rates, turned on where nothing else is to be said (product specifications, UARTE, TWIM and SPIM). */
final class NrfLines {
    private static final int FRAME_8N1 = 10;

    /** The signals of a line and the registers under {@code psel} that choose their pins. */
    static final Map<String, String> UART = Map.of("TX", "txd", "RX", "rxd", "CTS", "cts", "RTS", "rts");

    static final Map<String, String> I2C = Map.of("SCL", "scl", "SDA", "sda");
    static final Map<String, String> SPI = Map.of("SCK", "sck", "MOSI", "mosi", "MISO", "miso");

    private static final SortedMap<Long, String> SPI_RATES = new TreeMap<>(Map.of(
            125_000L,
            "k125",
            250_000L,
            "k250",
            500_000L,
            "k500",
            1_000_000L,
            "m1",
            2_000_000L,
            "m2",
            4_000_000L,
            "m4",
            8_000_000L,
            "m8"));

    private NrfLines() {}

    /** {@code pins}: those that the line has, in the order of the design. */
    static WiredLine uart(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, List<NrfPin> pins) {
        List<String> statements = new ArrayList<>(selected("uart", peripheral, UART, pins));
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        if (rate.isEmpty()) {
            return unmade(peripheral, pins, statements, RateText.unmade(peripheral) + ", then turn it on");
        }
        long hz = rate.get().askedHz();
        statements.add(
                "uart.baudrate.write(|w| w.baudrate().baud" + (hz == 1_000_000 ? "1m" : Long.toString(hz)) + "());");
        String words = RateText.of(rate.get(), "baud");
        if (peripheral.bitsPerByte() != FRAME_8N1) {
            return new WiredLine(
                    peripheral,
                    statements,
                    List.of(words),
                    List.of("a frame of " + peripheral.bitsPerByte() + " bits (CONFIG), then turn it on"));
        }
        statements.add("uart.enable.write(|w| w.enable().enabled());");
        boolean flow = pins.stream()
                .anyMatch(
                        p -> p.use().signal().equals("CTS") || p.use().signal().equals("RTS"));
        return new WiredLine(
                peripheral,
                statements,
                List.of(words, "8N1", "on"),
                flow ? List.of("flow control (CONFIG.HWFC)") : List.of());
    }

    static WiredLine i2c(Chip chip, ClockPlan plan, Peripheral peripheral, PeripheralSpec spec, List<NrfPin> pins) {
        List<String> statements = new ArrayList<>(selected("i2c", peripheral, I2C, pins));
        Optional<LineRate> rate = LineRates.of(chip, plan, spec, peripheral.bitRateHz());
        if (rate.isEmpty()) {
            return unmade(peripheral, pins, statements, RateText.unmade(peripheral) + ", then turn it on");
        }
        statements.add("i2c.frequency.write(|w| w.frequency().k" + rate.get().askedHz() / 1_000 + "());");
        statements.add("i2c.enable.write(|w| w.enable().enabled());");
        return new WiredLine(peripheral, statements, List.of(RateText.of(rate.get(), "Hz"), "on"), List.of());
    }

    /** With the fastest clock that is not above the rate; it knows no mode, so it stays off. */
    static WiredLine spi(Peripheral peripheral, List<NrfPin> pins) {
        List<String> statements = new ArrayList<>(selected("spi", peripheral, SPI, pins));
        SortedMap<Long, String> slower = SPI_RATES.headMap(peripheral.bitRateHz() + 1);
        if (slower.isEmpty()) {
            return unmade(peripheral, pins, statements, RateText.unmade(peripheral) + ", and mode, then turn it on");
        }
        statements.add("spi.frequency.write(|w| w.frequency()." + slower.get(slower.lastKey()) + "());");
        return new WiredLine(
                peripheral,
                statements,
                List.of("master at " + slower.lastKey() + " Hz"),
                List.of("mode (CONFIG; the level at rest of its clock is low until then), then turn it on"));
    }

    /** Its pins, if it has any, are all that is set. */
    private static WiredLine unmade(Peripheral peripheral, List<NrfPin> pins, List<String> statements, String left) {
        return new WiredLine(peripheral, pins.isEmpty() ? List.of() : statements, List.of(), List.of(left));
    }

    private static List<String> selected(
            String variable, Peripheral peripheral, Map<String, String> registers, List<NrfPin> pins) {
        List<String> statements = new ArrayList<>();
        statements.add("let " + variable + " = &device." + peripheral.instance() + ";");
        if (!pins.isEmpty()) {
            statements.add("// SAFETY: each is a port and a pin that the chip has; a clear top bit connects it.");
            statements.add("unsafe {");
            pins.forEach(pin -> statements.add("    " + variable + ".psel."
                    + registers.get(pin.use().signal()) + ".write(|w| w.bits(" + pin.select() + "));"));
            statements.add("}");
        }
        return statements;
    }
}
