package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drivers of embassy-rp, blocking. */
record RpDrivers() implements DriverBook {
    /** The watchdog of the RP2040 counts two a microsecond in 24 bits (datasheet, 4.7; erratum E1). */
    private static final long LONGEST_DOG_NS = 8_388_000_000L;

    @Override
    public String peripherals() {
        return "embassy_rp::Peripherals";
    }

    @Override
    public Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return switch (spec.type()) {
            case GPIO -> Optional.of(Pins.kind(peripheral));
            case UART -> Optional.of(Pins.has(peripheral, "TX") || Pins.has(peripheral, "RX") ? Kind.UART : Kind.RAW);
            case I2C -> Optional.of(Pins.has(peripheral, "SCL") && Pins.has(peripheral, "SDA") ? Kind.I2C : Kind.RAW);
            case SPI, ADC -> Optional.of(Kind.RAW);
            case TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> Optional.empty();
        };
    }

    private static String uart(Driver driver) {
        boolean transmits = driver.pin("TX").isPresent();
        boolean receives = driver.pin("RX").isPresent();
        return transmits && receives ? "Uart" : transmits ? "UartTx" : "UartRx";
    }

    @Override
    public String type(Driver driver) {
        return switch (driver.kind()) {
            case OUTPUT -> "Output<'static>";
            case INPUT -> "Input<'static>";
            case UART -> uart(driver) + "<'static, uart::Blocking>";
            case I2C -> "I2c<'static, peripherals::" + driver.instance() + ", i2c::Blocking>";
            case RAW -> "Peri<'static, peripherals::" + driver.instance() + ">";
        };
    }

    private static String pin(String name) {
        return "p." + name.replaceFirst("^GPIO", "PIN_");
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {
        String let = "let " + name + " = ";
        switch (driver.kind()) {
            case OUTPUT -> out.line(let + "Output::new(" + pin(driver.onlyPin()) + ", Level::Low);");
            case INPUT -> out.line(let + "Input::new(" + pin(driver.onlyPin()) + ", Pull::" + Pins.pull(driver) + ");");
            case UART -> {
                out.line("let mut config = uart::Config::default();");
                out.line(
                        "config.baudrate = " + RustNumber.of(driver.peripheral().bitRateHz()) + ";");
                List<String> arguments = new ArrayList<>(List.of("p." + driver.instance()));
                driver.pin("TX").ifPresent(pin -> arguments.add(pin(pin)));
                driver.pin("RX").ifPresent(pin -> arguments.add(pin(pin)));
                arguments.add("config");
                out.call(let + uart(driver) + "::new_blocking", arguments, ";");
            }
            case I2C -> {
                out.line("let mut config = i2c::Config::default();");
                out.line("config.frequency = "
                        + RustNumber.of(driver.peripheral().bitRateHz()) + ";");
                out.call(
                        let + "I2c::new_blocking",
                        List.of(
                                "p." + driver.instance(),
                                pin(driver.pin("SCL").orElse("")),
                                pin(driver.pin("SDA").orElse("")),
                                "config"),
                        ";");
            }
            case RAW -> out.line(let + "p." + driver.instance() + ";");
        }
    }

    @Override
    public boolean drives(Watchdog dog) {
        return dog.instance().equals("WATCHDOG");
    }

    @Override
    public String dogType(Dog dog) {
        return "Watchdog";
    }

    private static String timeout(Dog dog) {
        return "Duration::from_micros(" + RustNumber.of(dog.watchdog().timeoutNs() / 1_000) + ")";
    }

    @Override
    public void makeDog(CodeWriter out, Dog dog, String name) {
        out.line("let mut " + name + " = Watchdog::new(p.WATCHDOG);");
        out.line(name + ".start(" + timeout(dog) + ");");
    }

    @Override
    public List<Obstacle> refusals(Dog dog) {
        return DogLimits.refusals(dog, LONGEST_DOG_NS, "8.388 s");
    }

    @Override
    public List<String> beforeFeed(Dog dog) {
        return List.of("let timeout = embassy_time::" + timeout(dog) + ";");
    }

    @Override
    public String feed(Dog dog) {
        return "feed(timeout)";
    }

    @Override
    public void imports(Imports imports) {
        imports.when(": Peri<", "embassy_rp::Peri")
                .add("embassy_rp::Peripherals")
                .when(": Input<", "embassy_rp::gpio::Input")
                .when("Level::", "embassy_rp::gpio::Level")
                .when(": Output<", "embassy_rp::gpio::Output")
                .when("Pull::", "embassy_rp::gpio::Pull")
                .when("i2c::", "embassy_rp::i2c")
                .when(": I2c<", "embassy_rp::i2c::I2c")
                .when("peripherals::", "embassy_rp::peripherals")
                .when("uart::", "embassy_rp::uart")
                .when(": Uart<", "embassy_rp::uart::Uart")
                .when(": UartTx<", "embassy_rp::uart::UartTx")
                .when(": UartRx<", "embassy_rp::uart::UartRx")
                .when(": Watchdog", "embassy_rp::watchdog::Watchdog")
                .when("Duration::from", "embassy_time::Duration");
    }
}
