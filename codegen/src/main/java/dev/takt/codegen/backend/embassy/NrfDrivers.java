package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.units.FrequencyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drivers of embassy-nrf: both buses move bytes by DMA, block or wait as the caller likes, and bind their interrupt here. */
record NrfDrivers() implements DriverBook {
    private static final List<Long> BAUD_RATES = List.of(
            1200L,
            2400L,
            4800L,
            9600L,
            14_400L,
            19_200L,
            28_800L,
            31_250L,
            38_400L,
            56_000L,
            57_600L,
            76_800L,
            115_200L,
            230_400L,
            250_000L,
            460_800L,
            921_600L,
            1_000_000L);
    private static final Map<Long, String> BUS_RATES = Map.of(100_000L, "K100", 250_000L, "K250", 400_000L, "K400");

    /** What every SPIM makes; the faster rates of SPIM3 are not offered. */
    private static final Map<Long, String> SPI_RATES = Map.of(
            125_000L,
            "K125",
            250_000L,
            "K250",
            500_000L,
            "K500",
            1_000_000L,
            "M1",
            2_000_000L,
            "M2",
            4_000_000L,
            "M4",
            8_000_000L,
            "M8");

    private static final Map<Long, String> NAMED_RATES = Map.of(1_000_000L, "Baud1m");

    /** What the smallest of the family moves over I2C at once (nRF52832 product specification, TWIM, MAXCNT). */
    private static final int LEAST_RAM = 255;

    /** The watchdog counts 32 768 Hz in 32 bits, from 15 (nRF52840 product specification, 6.36). */
    private static final long LONGEST_DOG_NS = 131_071_000_000_000L;

    /** A longer name stands in a call of its own line, as rustfmt has it. */
    private static final int LONGEST_ON_A_LINE = 26;

    @Override
    public String peripherals() {
        return "embassy_nrf::Peripherals";
    }

    @Override
    public Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return switch (spec.type()) {
            case GPIO -> Optional.of(Pins.kind(peripheral));
            case UART -> Optional.of(Pins.has(peripheral, "TX") || Pins.has(peripheral, "RX") ? Kind.UART : Kind.RAW);
            case I2C ->
                Pins.has(peripheral, "SCL") && Pins.has(peripheral, "SDA")
                        ? Optional.of(Kind.I2C)
                        : Optional.of(Kind.RAW);
            case ADC, RADIO -> Optional.of(Kind.RAW);
            case SPI ->
                Pins.has(peripheral, "SCK") && (Pins.has(peripheral, "MOSI") || Pins.has(peripheral, "MISO"))
                        ? Optional.of(Kind.SPI)
                        : Optional.of(Kind.RAW);
            case TIMER -> spec.instance().startsWith("RTC") ? Optional.empty() : Optional.of(Kind.RAW);
            case CAN, DMA, WATCHDOG, USB, SOFTWARE, OTHER -> Optional.empty();
        };
    }

    /** TWIM0 and SPIM0 are one block of the chip, and one peripheral of the crate. */
    private static String singleton(String instance) {
        return switch (instance) {
            case "TWIM0", "SPIM0" -> "TWISPI0";
            case "TWIM1", "SPIM1" -> "TWISPI1";
            case "SPIM2" -> "SPI2";
            case "SPIM3" -> "SPI3";
            default -> instance;
        };
    }

    private static String uart(Driver driver) {
        boolean transmits = driver.pin("TX").isPresent();
        boolean receives = driver.pin("RX").isPresent();
        return transmits && receives ? "Uarte" : transmits ? "UarteTx" : "UarteRx";
    }

    @Override
    public String block(String instance) {
        return singleton(instance);
    }

    @Override
    public String type(Driver driver) {
        return switch (driver.kind()) {
            case OUTPUT -> "Output<'static>";
            case INPUT -> NrfEdges.has(driver) ? "EdgeInput" : "Input<'static>";
            case UART -> uart(driver) + "<'static>";
            case I2C -> "Twim<'static>";
            case SPI -> "Spim<'static>";
            case RAW -> "Peri<'static, peripherals::" + singleton(driver.instance()) + ">";
        };
    }

    @Override
    public String type(Driver driver, Direction half) {
        return (half == Direction.WRITE ? "UarteTx" : "UarteRx") + "<'static>";
    }

    /** {@code P0.05} is {@code P0_05}. */
    @Override
    public String pinName(String pin) {
        return pin.replace('.', '_');
    }

    private String pin(String name) {
        return "p." + pinName(name);
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {
        String let = "let " + name + " = ";
        switch (driver.kind()) {
            case OUTPUT ->
                out.line(let + "Output::new(" + pin(driver.onlyPin()) + ", " + driver.level()
                        + ", OutputDrive::Standard);");
            case INPUT ->
                out.line(let
                        + (NrfEdges.has(driver)
                                ? NrfEdges.made(driver, pin(driver.onlyPin()))
                                : "Input::new(" + pin(driver.onlyPin()) + ", Pull::" + Pins.pull(driver) + ")")
                        + ";");
            case UART -> {
                uart(out, driver, let);
                driver.halves()
                        .ifPresent(h -> out.line("let (" + h.tx() + ", " + h.rx() + ") = " + name + ".split();"));
            }
            case I2C -> {
                out.line("let mut config = twim::Config::default();");
                out.line("config.frequency = twim::Frequency::"
                        + BUS_RATES.get(driver.peripheral().bitRateHz()) + ";");
                out.line("let sda = " + pin(driver.pin("SDA").orElse("")) + ";");
                out.line("let scl = " + pin(driver.pin("SCL").orElse("")) + ";");
                out.block(
                        let + "{",
                        () -> {
                            out.line(
                                    "// What is written out of flash goes through here, for DMA reads nothing but RAM.");
                            String bytes = RustNumber.of(
                                    Math.max(LEAST_RAM, driver.traffic().written()));
                            out.assign(
                                    "static RAM: ConstStaticCell<[u8; " + bytes + "]>",
                                    "ConstStaticCell::new([0; " + bytes + "])");
                            out.line("Twim::new(p." + singleton(driver.instance())
                                    + ", Irqs, sda, scl, config, RAM.take())");
                        },
                        "};");
            }
            case SPI -> spi(out, driver, let);
            case RAW -> out.line(let + "p." + singleton(driver.instance()) + ";");
        }
    }

    private void spi(CodeWriter out, Driver driver, String let) {
        out.line("let mut config = spim::Config::default();");
        out.line("config.frequency = spim::Frequency::"
                + SPI_RATES.get(driver.peripheral().bitRateHz()) + ";");
        List<String> arguments = new ArrayList<>(List.of("p." + singleton(driver.instance()), "Irqs"));
        for (String signal : List.of("SCK", "MISO", "MOSI")) {
            driver.pin(signal).ifPresent(pin -> arguments.add(pin(pin)));
        }
        arguments.add("config");
        boolean sends = driver.pin("MOSI").isPresent();
        boolean receives = driver.pin("MISO").isPresent();
        String end = sends && receives ? "" : sends ? "_txonly" : "_rxonly";
        out.call(let + "Spim::new" + end, arguments, ";");
    }

    private void uart(CodeWriter out, Driver driver, String let) {
        long rate = driver.peripheral().bitRateHz();
        out.line("let mut config = uarte::Config::default();");
        out.line("config.baudrate = uarte::Baudrate::" + NAMED_RATES.getOrDefault(rate, "Baud" + rate) + ";");
        List<String> arguments = new ArrayList<>(List.of("p." + driver.instance()));
        String uart = uart(driver);
        if (!uart.equals("Uarte")) {
            arguments.add("Irqs");
        }
        driver.pin("RX").ifPresent(pin -> arguments.add(pin(pin)));
        driver.pin("TX").ifPresent(pin -> arguments.add(pin(pin)));
        if (uart.equals("Uarte")) {
            arguments.add("Irqs");
        }
        arguments.add("config");
        out.call(let + uart + "::new", arguments, ";");
    }

    @Override
    public List<Obstacle> refusals(Driver driver) {
        long rate = driver.peripheral().bitRateHz();
        boolean known =
                switch (driver.kind()) {
                    case UART -> BAUD_RATES.contains(rate);
                    case I2C -> BUS_RATES.containsKey(rate);
                    case SPI -> SPI_RATES.containsKey(rate);
                    case OUTPUT, INPUT, RAW -> true;
                };
        return known
                ? List.of()
                : List.of(Obstacle.at(
                        driver.peripheral().id(),
                        "bit-rate",
                        Texts.text(
                                "generation.embassy.nrf.rate",
                                driver.peripheral().name(),
                                FrequencyText.format(rate))));
    }

    @Override
    public boolean drives(Watchdog dog) {
        return dog.instance().equals("WDT");
    }

    @Override
    public String dogType(Dog dog) {
        return "WatchdogHandle";
    }

    @Override
    public void makeDog(CodeWriter out, Dog dog, String name) {
        long ticks = Math.max(15, dog.watchdog().timeoutNs() / 1_000 * 32_768 / 1_000_000);
        out.line("// A watchdog that runs outlives a soft reset and cannot be set anew: it is taken over as it is.");
        out.block(
                "let config = wdt::Config::try_new(&p.WDT).unwrap_or_else(|| {",
                () -> {
                    out.line("let mut config = wdt::Config::default();");
                    out.line("config.timeout_ticks = " + RustNumber.of(ticks) + ";");
                    out.line("config.action_during_debug_halt = wdt::HaltConfig::Pause;");
                    out.line("config");
                },
                "});");
        String made = "wdt::Watchdog::try_new(p.WDT, config)";
        String expected = ".expect(\"" + name + ": several feed it\")";
        if (name.length() <= LONGEST_ON_A_LINE) {
            out.assign("let (_, [" + name + "])", made + expected);
        } else {
            out.line("let (_, [" + name + "]) = " + made).indented(() -> out.line(expected + ";"));
        }
    }

    @Override
    public List<Obstacle> refusals(Dog dog) {
        return DogLimits.refusals(dog, LONGEST_DOG_NS, "36 h");
    }

    @Override
    public String feed(Dog dog) {
        return "pet()";
    }

    @Override
    public void imports(Imports imports) {
        imports.when("EdgeInput::", "crate::takt::edge::EdgeInput")
                .when(": Peri<", "embassy_nrf::Peri")
                .add("embassy_nrf::Peripherals")
                .when("bind_interrupts!", "embassy_nrf::bind_interrupts")
                .when(": Input<", "embassy_nrf::gpio::Input")
                .when("Level::", "embassy_nrf::gpio::Level")
                .when("Output<'", "embassy_nrf::gpio::Output")
                .when("OutputDrive::", "embassy_nrf::gpio::OutputDrive")
                .when("Pull::", "embassy_nrf::gpio::Pull")
                .when("Polarity::", "embassy_nrf::pac::gpiote::vals::Polarity")
                .when("peripherals::", "embassy_nrf::peripherals")
                .when("spim::", "embassy_nrf::spim")
                .when(": Spim<", "embassy_nrf::spim::Spim")
                .when("twim::", "embassy_nrf::twim")
                .when(": Twim<", "embassy_nrf::twim::Twim")
                .when("uarte::", "embassy_nrf::uarte")
                .when(": Uarte<", "embassy_nrf::uarte::Uarte")
                .when("Uarte::n", "embassy_nrf::uarte::Uarte")
                .when(": UarteTx<", "embassy_nrf::uarte::UarteTx")
                .when(": UarteRx<", "embassy_nrf::uarte::UarteRx")
                .when("wdt::", "embassy_nrf::wdt")
                .when(": WatchdogHandle", "embassy_nrf::wdt::WatchdogHandle");
    }

    @Override
    public List<GeneratedFile> files(List<Driver> drivers) {
        return NrfEdges.files(drivers);
    }

    @Override
    public Optional<String> listen(Driver driver) {
        return NrfEdges.has(driver) ? Optional.of("listen()") : Optional.empty();
    }

    @Override
    public Optional<String> acknowledge(Driver driver) {
        return NrfEdges.has(driver) ? Optional.of("acknowledge()") : Optional.empty();
    }

    @Override
    public boolean waits(Driver driver) {
        return driver.traffic().waits() && takesVector(driver.kind());
    }

    /** By the sources of embassy-nrf 0.11: the UARTE stops when its future is dropped, TWIM and SPIM have nothing that stops them. */
    @Override
    public Optional<String> dropped(Driver driver) {
        return switch (driver.kind()) {
            case UART -> Optional.of("it stops, and bytes on their way are lost");
            case I2C, SPI -> Optional.of("DMA goes on with the bytes");
            case OUTPUT, INPUT, RAW -> Optional.empty();
        };
    }

    @Override
    public boolean takesVector(Kind kind) {
        return kind == Kind.UART || kind == Kind.I2C || kind == Kind.SPI;
    }

    @Override
    public List<Binding> bindings(Driver driver) {
        String name = singleton(driver.instance());
        String module =
                switch (driver.kind()) {
                    case UART -> "uarte";
                    case I2C -> "twim";
                    case SPI -> "spim";
                    case OUTPUT, INPUT, RAW -> "";
                };
        return module.isEmpty()
                ? List.of()
                : List.of(new Binding(
                        driver.spec().vectors().getFirst(),
                        driver.instance().equals("SPIM3") ? "SPIM3" : name,
                        module + "::InterruptHandler<peripherals::" + name + ">"));
    }
}
