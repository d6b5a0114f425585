package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.EspWatchdog;
import dev.takt.codegen.emit.RustNumber;
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

/** Drivers of esp-hal. A bus that tasks of the executor wait for in which it is made is async; all else blocks, and who wants to wait makes it async in its own. */
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
            case UART -> "Uart<'static, Blocking>";
            case I2C -> "I2c<'static, " + mode(driver) + ">";
            case SPI -> "Spi<'static, " + mode(driver) + ">";
            case RAW -> "peripherals::" + driver.instance() + "<'static>";
        };
    }

    @Override
    public String pinType(String pin) {
        return "peripherals::" + pin + "<'static>";
    }

    private String mode(Driver driver) {
        return waits(driver) ? "Async" : "Blocking";
    }

    /** An async driver is not {@code Send}: it stays with the executor and the core that made it so. */
    @Override
    public boolean waits(Driver driver) {
        boolean bus = driver.kind() == Kind.I2C || driver.kind() == Kind.SPI;
        return bus && driver.traffic().waits() && !driver.served() && !driver.sent();
    }

    /** By the sources of esp-hal 1.1: a dropped SPI sends what is in its FIFO, a dropped I2C resets its state machine and its bus. */
    @Override
    public Optional<String> dropped(Driver driver) {
        return switch (driver.kind()) {
            case SPI -> Optional.of("up to 64 bytes still go out");
            case I2C -> Optional.of("its bus is reset");
            case OUTPUT, INPUT, UART, RAW -> Optional.empty();
        };
    }

    /** What blocks bears no other name in the driver that waits. */
    @Override
    public String i2cMethod(Direction direction, boolean waits) {
        String method = direction == Direction.WRITE ? "write" : "read";
        return waits ? method + "_async" : method;
    }

    /** Of the methods of an SPI that wait esp-hal 1.1 has only this one for everybody. */
    @Override
    public String lineMethod(Driver driver, Direction direction, boolean waits) {
        return waits ? "transfer_in_place_async" : i2cMethod(direction, false);
    }

    @Override
    public boolean movesInPlace(Driver driver) {
        return driver.kind() == Kind.SPI;
    }

    /** A UART moves what its FIFO takes, or has. */
    @Override
    public boolean movesParts(Driver driver) {
        return driver.kind() == Kind.UART;
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

    private void async(CodeWriter out, Driver driver, String name) {
        if (waits(driver)) {
            out.line("let " + name + " = " + name + ".into_async();");
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
        imports.when(", Async>", "esp_hal::Async")
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
                .when("peripherals::", "esp_hal::peripherals")
                .add("esp_hal::peripherals::Peripherals")
                .when("Rtc::new", "esp_hal::rtc_cntl::Rtc")
                .when(": Rwdt", "esp_hal::rtc_cntl::Rwdt")
                .when("RwdtStage::", "esp_hal::rtc_cntl::RwdtStage")
                .when("spi::", "esp_hal::spi")
                .when("Spi<'", "esp_hal::spi::master::Spi")
                .when("Duration::from", "esp_hal::time::Duration")
                .when("Rate::from", "esp_hal::time::Rate")
                .when(": Uart<", "esp_hal::uart::Uart")
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
