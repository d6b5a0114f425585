package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What embassy-stm32 and embassy-rp have in common: pins, and drivers of serial lines that either block or wait. Which of the two is made is decided by the steps of the design; a driver that waits blocks too
 * where a step says so. Their {@code new} take the same things in an order of their own.
 */
sealed interface SerialBook extends DriverBook permits Stm32Drivers, RpDrivers {
    /** True if the singleton of such a peripheral is handed to the user as it is. */
    boolean lends(PeripheralType type);

    /** Path of a pin of {@code p}. */
    default String pin(String name) {
        return "p." + pinName(name);
    }

    /** What the catalogue calls the signals of an SPI: clock, out, in. */
    List<String> spiSignals();

    /** Type of a driver of a serial line. */
    String lineType(Driver driver);

    /** The arguments of its {@code new}, in their order. */
    List<String> arguments(Driver driver);

    /** Path of its module, as the code says it, and what makes its configuration, such as {@code spi::Config}. */
    String config(Driver driver);

    /** The bit rate as the configuration has it. */
    String frequency(Driver driver);

    /** Name of its {@code new} for a driver that waits for itself, or blocks. */
    String constructor(Driver driver);

    /** True if making such a driver can fail. */
    boolean fails(Driver driver);

    @Override
    default Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return switch (spec.type()) {
            case GPIO -> Optional.of(Pins.kind(peripheral));
            case UART -> wired(Pins.has(peripheral, "TX") || Pins.has(peripheral, "RX"), Kind.UART);
            case I2C -> wired(Pins.has(peripheral, "SCL") && Pins.has(peripheral, "SDA"), Kind.I2C);
            case SPI -> {
                List<String> signals = spiSignals();
                boolean data = Pins.has(peripheral, signals.get(1)) || Pins.has(peripheral, signals.get(2));
                yield wired(Pins.has(peripheral, signals.getFirst()) && data, Kind.SPI);
            }
            case ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER ->
                lends(spec.type()) ? Optional.of(Kind.RAW) : Optional.empty();
        };
    }

    /** A line without its pins is the user's to wire. */
    private static Optional<Kind> wired(boolean wired, Kind kind) {
        return Optional.of(wired ? kind : Kind.RAW);
    }

    static boolean isLine(Driver driver) {
        return switch (driver.kind()) {
            case UART, I2C, SPI -> true;
            case OUTPUT, INPUT, RAW -> false;
        };
    }

    /** A driver that is told of what comes in by the interrupt of its line cannot wait where that is the design's own. */
    @Override
    default boolean waits(Driver driver) {
        boolean told = driver.kind() == Kind.I2C || driver.kind() == Kind.UART && receives(driver);
        return isLine(driver) && driver.traffic().waits() && !(told && driver.served());
    }

    @Override
    default String remark(Driver driver) {
        boolean blocks = isLine(driver) && driver.traffic().waits() && !waits(driver);
        return blocks ? "; it blocks, for its interrupt is the design's" : "";
    }

    /** True if bytes leave through it. */
    default boolean sends(Driver driver) {
        return switch (driver.kind()) {
            case UART -> driver.pin("TX").isPresent();
            case SPI -> driver.pin(spiSignals().get(1)).isPresent();
            case I2C -> true;
            case OUTPUT, INPUT, RAW -> false;
        };
    }

    /** True if bytes come in through it. */
    default boolean receives(Driver driver) {
        return switch (driver.kind()) {
            case UART -> driver.pin("RX").isPresent();
            case SPI -> driver.pin(spiSignals().get(2)).isPresent();
            case I2C -> true;
            case OUTPUT, INPUT, RAW -> false;
        };
    }

    @Override
    default List<String> demands(Driver driver) {
        if (!waits(driver) || driver.spec().waiting() == Waiting.INTERRUPT) {
            return List.of();
        }
        List<String> signals = new ArrayList<>();
        if (sends(driver) || driver.spec().waiting() == Waiting.CHANNELS_BOTH_WAYS) {
            signals.add("TX");
        }
        if (receives(driver)) {
            signals.add("RX");
        }
        return signals;
    }

    /** {@code Uart}, or what it is with one of its ends. */
    default String uart(Driver driver) {
        return sends(driver) && receives(driver) ? "Uart" : sends(driver) ? "UartTx" : "UartRx";
    }

    /** {@code new_blocking}, {@code new_txonly} …: those of an SPI tell which ends it has. */
    static String constructor(Driver driver, boolean waits, String ends) {
        return driver.kind() == Kind.SPI ? (waits ? "new" : "new_blocking") + ends : waits ? "new" : "new_blocking";
    }

    /** Name of the end that an SPI has alone. */
    default String end(Driver driver) {
        return sends(driver) && receives(driver) ? "" : sends(driver) ? "_txonly" : "_rxonly";
    }

    /** The pins of those of these signals that are wired. */
    default List<String> pins(Driver driver, List<String> signals) {
        return signals.stream()
                .flatMap(signal -> driver.pin(signal).stream())
                .map(this::pin)
                .toList();
    }

    /** The channels of its signals, {@code TX} first. */
    default List<String> dma(Driver driver) {
        return demands(driver).stream().map(s -> "p." + driver.channel(s)).toList();
    }

    /** The handlers of its channels. */
    default List<Binding> dmaBindings(Driver driver) {
        return driver.dma().values().stream()
                .map(c -> new Binding(
                        c.vector(), irq(c.vector()), "dma::InterruptHandler<peripherals::" + c.name() + ">"))
                .toList();
    }

    /** By the sources of embassy-stm32 0.6 and embassy-rp 0.10: a dropped transfer stops its DMA, and an I2C driver sends no STOP. */
    @Override
    default Optional<String> dropped(Driver driver) {
        return switch (driver.kind()) {
            case UART -> Optional.of("it stops, and bytes on their way are lost");
            case SPI -> Optional.of("it stops in the midst of the bytes");
            case I2C -> Optional.of("the bus is left without a STOP");
            case OUTPUT, INPUT, RAW -> Optional.empty();
        };
    }

    /** What the device crate calls a vector. */
    String irq(String vector);

    /** Lines that leave the driver of a line as {@code let name}. */
    default void makeLine(CodeWriter out, Driver driver, String name) {
        out.line("let mut config = " + config(driver) + "::default();");
        out.line("config." + (driver.kind() == Kind.UART ? "baudrate" : "frequency") + " = " + frequency(driver) + ";");
        String type = driver.kind() == Kind.UART ? uart(driver) : driver.kind() == Kind.SPI ? "Spi" : "I2c";
        String call = type + "::" + constructor(driver);
        if (fails(driver)) {
            out.call("let made = " + call, arguments(driver), ";");
            out.line("let " + name + " = made.expect(\"" + name + ": a line speed in range\");");
        } else {
            out.call("let " + name + " = " + call, arguments(driver), ";");
        }
        driver.halves().ifPresent(h -> out.line("let (" + h.tx() + ", " + h.rx() + ") = " + name + ".split();"));
    }

    default String rate(Driver driver) {
        return RustNumber.of(driver.peripheral().bitRateHz());
    }

    @Override
    default List<Obstacle> refusals(Driver driver) {
        List<Obstacle> refusals = new ArrayList<>();
        if (isLine(driver) && driver.traffic().writes() && !sends(driver)) {
            refusals.add(oneWay(driver, "TX", 1));
        }
        if (isLine(driver) && driver.traffic().reads() && !receives(driver)) {
            refusals.add(oneWay(driver, "RX", 2));
        }
        return refusals;
    }

    private Obstacle oneWay(Driver driver, String signal, int spi) {
        String name = driver.kind() == Kind.SPI ? spiSignals().get(spi) : signal;
        return Obstacle.at(
                driver.item(),
                "pins",
                Texts.text("generation.embassy.one-way", driver.peripheral().name(), name));
    }
}
