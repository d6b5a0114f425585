package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.EspWatchdog;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drivers of esp-hal. A line that tasks of the executor wait for in which it is made is async; one that others wait for is made so at each transfer, where they are ({@link EspLines}); all else blocks. */
record EspDrivers() implements DriverBook {
    /** Instances that the scheduler takes, or that are no singletons of esp-hal. */
    private static final List<String> KERNEL = List.of("TIMG0", "SYSTIMER", "SW_INTERRUPT", "GPIO", "RWDT");

    @Override
    public String peripherals() {
        return "esp_hal::peripherals::Peripherals";
    }

    @Override
    public Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return switch (spec.type()) {
            case GPIO -> Optional.of(Pins.kind(peripheral));
            case UART -> Optional.of(spec.instance().startsWith("UART") ? Kind.UART : Kind.RAW);
            case I2C -> Optional.of(Kind.I2C);
            case SPI -> Optional.of(Pins.has(peripheral, "SCK") ? Kind.SPI : Kind.RAW);
            default ->
                spec.type() == PeripheralType.WATCHDOG || KERNEL.contains(spec.instance())
                        ? Optional.empty()
                        : Optional.of(Kind.RAW);
        };
    }

    @Override
    public String type(Driver driver) {
        return switch (driver.kind()) {
            case OUTPUT -> "Output<'static>";
            case INPUT -> "Input<'static>";
            case UART -> line(driver, "Uart");
            case I2C -> line(driver, "I2c");
            case SPI -> line(driver, "Spi");
            case RAW -> "peripherals::" + driver.instance() + "<'static>";
        };
    }

    @Override
    public String type(Driver driver, Direction half) {
        return line(driver, half == Direction.WRITE ? "UartTx" : "UartRx");
    }

    /** Both halves are there, whether a pin leads to them or not. */
    @Override
    public boolean splits(Driver driver) {
        return true;
    }

    /** By the source of esp-hal 1.1: {@code enable_listen_tx} and {@code enable_listen_rx} set INT_ENA with {@code modify}. */
    @Override
    public boolean halvesShareRegisters() {
        return true;
    }

    @Override
    public String pinType(String pin) {
        return "peripherals::" + pin + "<'static>";
    }

    private String line(Driver driver, String type) {
        if (rests(driver)) {
            return "Line<" + type + "<'static, Blocking>>";
        }
        return type + "<'static, " + (waits(driver) ? "Async" : "Blocking") + ">";
    }

    private static boolean isLine(Driver driver) {
        return switch (driver.kind()) {
            case UART, I2C, SPI -> true;
            case OUTPUT, INPUT, RAW -> false;
        };
    }

    @Override
    public boolean waits(Driver driver) {
        return isLine(driver) && driver.traffic().waits() && !driver.served();
    }

    /** An async driver is not {@code Send}: it stays with the executor and the core that made it so. */
    @Override
    public boolean rests(Driver driver) {
        return waits(driver) && driver.sent();
    }

    /** While a task waits for such a line, its future holds the driver as this core has made it. */
    @Override
    public boolean pinsFuture(Driver driver, Traffic traffic) {
        return rests(driver) && traffic.waits();
    }

    @Override
    public String remark(Driver driver) {
        boolean blocks = isLine(driver) && driver.traffic().waits() && !waits(driver);
        return blocks ? "; it blocks, for its interrupt is the design's" : "";
    }

    @Override
    public List<GeneratedFile> files(List<Driver> drivers) {
        return EspLines.of(drivers.stream().filter(this::rests).toList()).stream()
                .map(EspLines::file)
                .toList();
    }

    /** By the sources of esp-hal 1.1: a dropped SPI sends what is in its FIFO, a dropped I2C resets its state machine and its bus, a dropped UART forgets what it took out of its FIFO. */
    @Override
    public Optional<String> dropped(Driver driver) {
        return switch (driver.kind()) {
            case SPI -> Optional.of("up to 64 bytes still go out");
            case I2C -> Optional.of("its bus is reset");
            case UART -> Optional.of("what has come in is lost");
            case OUTPUT, INPUT, RAW -> Optional.empty();
        };
    }

    /** What blocks bears no other name in the driver that waits. */
    @Override
    public String i2cMethod(Direction direction, boolean waits) {
        String method = direction == Direction.WRITE ? "write" : "read";
        return waits ? method + "_async" : method;
    }

    /** Of the methods of an SPI that wait esp-hal 1.1 has only this one for everybody; of those of a UART one waits for all that is to come, and is interrupted as often as its FIFO fills. */
    @Override
    public String lineMethod(Driver driver, Direction direction, boolean waits) {
        if (driver.kind() == Kind.UART) {
            String method = direction == Direction.WRITE ? "write" : waits ? "read_exact" : "read";
            return waits ? method + "_async" : method;
        }
        return waits ? "transfer_in_place_async" : i2cMethod(direction, false);
    }

    @Override
    public boolean movesInPlace(Driver driver) {
        return driver.kind() == Kind.SPI;
    }

    /** A UART moves what its FIFO takes, or has; it can wait for more to come, but not for more to be taken. */
    @Override
    public boolean movesParts(Driver driver, Direction direction, boolean waits) {
        return driver.kind() == Kind.UART && !(waits && direction == Direction.READ);
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {
        switch (driver.kind()) {
            case OUTPUT ->
                out.call(
                        "let " + name + " = Output::new",
                        List.of("p." + driver.onlyPin(), driver.level(), "OutputConfig::default()"),
                        ";");
            case INPUT -> {
                out.line("let config = InputConfig::default().with_pull(Pull::" + Pins.pull(driver) + ");");
                out.line("let " + name + " = Input::new(p." + driver.onlyPin() + ", config);");
            }
            case UART -> {
                String rate = RustNumber.of(driver.peripheral().bitRateHz());
                out.line("let config = UartConfig::default().with_baudrate(" + rate + ");");
                out.line("let " + name + " = Uart::new(p." + driver.instance() + ", config).expect(\"" + name
                        + ": a line speed in range\");");
                wire(out, driver, name, List.of("TX", "RX"));
                async(out, driver, name);
            }
            case I2C -> {
                String rate = RustNumber.of(driver.peripheral().bitRateHz());
                out.line("let config = I2cConfig::default().with_frequency(Rate::from_hz(" + rate + "));");
                out.line("let " + name + " = I2c::new(p." + driver.instance() + ", config).expect(\"" + name
                        + ": a bus speed in range\");");
                wire(out, driver, name, List.of("SDA", "SCL"));
                async(out, driver, name);
            }
            case SPI -> {
                String rate = RustNumber.of(driver.peripheral().bitRateHz());
                out.line("let config = spi::master::Config::default().with_frequency(Rate::from_hz(" + rate + "));");
                out.line("let " + name + " = Spi::new(p." + driver.instance() + ", config).expect(\"" + name
                        + ": a bus speed in range\");");
                wire(out, driver, name, List.of("SCK", "MOSI", "MISO"));
                async(out, driver, name);
            }
            case RAW -> out.line("let " + name + " = p." + driver.instance() + ";");
        }
    }

    /** The handlers of esp-hal have the least urgent priority: at that an executor above it could hold up what it waits for, or come in between of what they do. */
    private void async(CodeWriter out, Driver driver, String name) {
        String vector = "Interrupt::" + driver.spec().vectors().getFirst();
        boolean stays = waits(driver) && !rests(driver);
        if (stays) {
            out.line("let " + name + " = " + name + ".into_async();");
        }
        driver.halves().ifPresent(h -> out.line("let (" + h.rx() + ", " + h.tx() + ") = " + name + ".split();"));
        if (rests(driver)) {
            driver.pieces().stream()
                    .map(driver::name)
                    .forEach(n -> out.line("let " + n + " = Line::new(" + n + ", " + vector + ");"));
        } else if (stays) {
            out.line("interrupt::enable(" + vector + ", Priority::max());");
        }
    }

    private static void wire(CodeWriter out, Driver driver, String name, List<String> signals) {
        for (String signal : signals) {
            driver.pin(signal)
                    .ifPresent(pin -> out.line("let " + name + " = " + name + ".with_" + signal.toLowerCase(Locale.ROOT)
                            + "(p." + pin + ");"));
        }
    }

    @Override
    public boolean drives(Watchdog dog) {
        return dog.instance().equals("RWDT");
    }

    @Override
    public String dogType(Dog dog) {
        return "Rwdt";
    }

    @Override
    public void makeDog(CodeWriter out, Dog dog, String name) {
        String micros = RustNumber.of(dog.watchdog().timeoutNs() / 1_000);
        out.line("let mut " + name + " = Rtc::new(p.LPWR).rwdt;");
        out.line(name + ".set_timeout(RwdtStage::Stage0, Duration::from_micros(" + micros + "));");
        out.line("// with a reset of the whole chip as the first stage, and no other");
        out.line(name + ".enable();");
    }

    /** {@code enable} of esp-hal 1.1 sets what its stages do: a reset of the chip, whatever was chosen before. */
    @Override
    public List<Obstacle> refusals(Dog dog) {
        return DogLimits.refusals(dog, EspWatchdog.LONGEST_NS, EspWatchdog.LONGEST);
    }

    @Override
    public void imports(Imports imports) {
        imports.when("Line<", "crate::takt::line::Line")
                .when(", Async>", "esp_hal::Async")
                .when("Blocking>", "esp_hal::Blocking")
                .when("Input<'static>", "esp_hal::gpio::Input")
                .when("InputConfig::", "esp_hal::gpio::InputConfig")
                .when("Pull::", "esp_hal::gpio::Pull")
                .when("Level::", "esp_hal::gpio::Level")
                .when("Output<'static>", "esp_hal::gpio::Output")
                .when("OutputConfig::", "esp_hal::gpio::OutputConfig")
                .when(" Io<'static>", "esp_hal::gpio::Io")
                .when(": I2c<", "esp_hal::i2c::master::I2c")
                .when("I2cConfig::", "esp_hal::i2c::master::Config as I2cConfig")
                .when("interrupt::enable", "esp_hal::interrupt")
                .when("Priority::max", "esp_hal::interrupt::Priority")
                .when("peripherals::", "esp_hal::peripherals")
                .when("Interrupt::", "esp_hal::peripherals::Interrupt")
                .add("esp_hal::peripherals::Peripherals")
                .when("Rtc::new", "esp_hal::rtc_cntl::Rtc")
                .when(": Rwdt", "esp_hal::rtc_cntl::Rwdt")
                .when("RwdtStage::", "esp_hal::rtc_cntl::RwdtStage")
                .when("spi::", "esp_hal::spi")
                .when("Spi<'", "esp_hal::spi::master::Spi")
                .when("Duration::from", "esp_hal::time::Duration")
                .when("Rate::from", "esp_hal::time::Rate")
                .when(": Uart<", "esp_hal::uart::Uart")
                .when("Uart::n", "esp_hal::uart::Uart")
                .when(": UartRx<", "esp_hal::uart::UartRx")
                .when(": UartTx<", "esp_hal::uart::UartTx")
                .when("UartConfig::", "esp_hal::uart::Config as UartConfig");
    }

    @Override
    public Optional<String> listen(Driver driver) {
        Edge edge = driver.peripheral().edge();
        String event =
                switch (edge) {
                    case RISING -> "RisingEdge";
                    case FALLING -> "FallingEdge";
                    case BOTH -> "AnyEdge";
                };
        return Optional.of("listen(Event::" + event + ")");
    }

    @Override
    public Optional<String> acknowledge(Driver driver) {
        return Optional.of("clear_interrupt()");
    }
}
