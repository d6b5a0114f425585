package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.List;

/** Drivers of embassy-rp: of the serial lines whose transfers a task waits for, UART and SPI move their bytes by DMA, I2C by its interrupt. */
record RpDrivers(boolean second) implements SerialBook {
    /** The watchdog of the RP2040 counts two a microsecond in 24 bits (datasheet, 4.7; erratum E1). */
    private static final long LONGEST_DOG_NS = 8_388_000_000L;

    @Override
    public String peripherals() {
        return "embassy_rp::Peripherals";
    }

    @Override
    public boolean lends(PeripheralType type) {
        return type == PeripheralType.ADC;
    }

    @Override
    public String pinName(String pin) {
        return pin.replaceFirst("^GPIO", "PIN_");
    }

    @Override
    public List<String> spiSignals() {
        return List.of("SCLK", "TX", "RX");
    }

    @Override
    public String irq(String vector) {
        return vector;
    }

    @Override
    public String type(Driver driver) {
        return switch (driver.kind()) {
            case OUTPUT -> "Output<'static>";
            case INPUT -> "Input<'static>";
            case UART, I2C, SPI -> lineType(driver);
            case RAW -> "Peri<'static, peripherals::" + driver.instance() + ">";
        };
    }

    private static String module(Driver driver) {
        return switch (driver.kind()) {
            case UART -> "uart";
            case SPI -> "spi";
            case I2C, OUTPUT, INPUT, RAW -> "i2c";
        };
    }

    @Override
    public String lineType(Driver driver) {
        String mode = mode(driver);
        String instance = "peripherals::" + driver.instance();
        return switch (driver.kind()) {
            case UART -> uart(driver) + "<'static, " + mode + ">";
            case SPI -> "Spi<'static, " + instance + ", " + mode + ">";
            case I2C, OUTPUT, INPUT, RAW -> "I2c<'static, " + instance + ", " + mode + ">";
        };
    }

    @Override
    public String type(Driver driver, Direction half) {
        return (half == Direction.WRITE ? "UartTx" : "UartRx") + "<'static, " + mode(driver) + ">";
    }

    private String mode(Driver driver) {
        return module(driver) + "::" + (waits(driver) ? "Async" : "Blocking");
    }

    @Override
    public String config(Driver driver) {
        return module(driver) + "::Config";
    }

    @Override
    public String frequency(Driver driver) {
        return rate(driver);
    }

    @Override
    public String i2cMethod(Direction direction, boolean waits) {
        String method = direction == Direction.WRITE ? "write" : "read";
        return waits ? method + "_async" : "blocking_" + method;
    }

    @Override
    public boolean i2cTakesBytes() {
        return true;
    }

    /** By the source of embassy-rp 0.10, {@code calc_prescs} of its SPI. */
    @Override
    public boolean dividesDown() {
        return true;
    }

    @Override
    public boolean fails(Driver driver) {
        return false;
    }

    @Override
    public String constructor(Driver driver) {
        return driver.kind() == Kind.I2C && waits(driver)
                ? "new_async"
                : SerialBook.constructor(driver, waits(driver), end(driver));
    }

    @Override
    public List<String> arguments(Driver driver) {
        List<String> arguments = new ArrayList<>(List.of("p." + driver.instance()));
        switch (driver.kind()) {
            case UART -> arguments.addAll(pins(driver, List.of("TX", "RX")));
            case SPI -> arguments.addAll(pins(driver, spiSignals()));
            case I2C, OUTPUT, INPUT, RAW -> arguments.addAll(pins(driver, List.of("SCL", "SDA")));
        }
        if (waits(driver)) {
            // a UART that receives is told the interrupts first, everything else the channels
            boolean first = driver.kind() == Kind.UART && receives(driver);
            arguments.addAll(first ? List.of("Irqs") : dma(driver));
            arguments.addAll(first ? dma(driver) : List.of("Irqs"));
        }
        arguments.add("config");
        return arguments;
    }

    @Override
    public List<Binding> bindings(Driver driver) {
        if (!waits(driver)) {
            return List.of();
        }
        List<Binding> bindings = new ArrayList<>();
        if (driver.kind() == Kind.I2C || driver.kind() == Kind.UART && receives(driver)) {
            String vector = driver.spec().vectors().getFirst();
            bindings.add(new Binding(
                    vector,
                    irq(vector),
                    module(driver) + "::InterruptHandler<peripherals::" + driver.instance() + ">"));
        }
        bindings.addAll(dmaBindings(driver));
        return bindings;
    }

    @Override
    public List<Obstacle> refusals(Driver driver) {
        List<Obstacle> refusals = new ArrayList<>(SerialBook.super.refusals(driver));
        if (driver.kind() == Kind.I2C && driver.traffic().modes().contains(TransferMode.DMA)) {
            refusals.add(Obstacle.at(
                    driver.item(),
                    "instance",
                    Texts.text("generation.embassy.rp.i2c", driver.peripheral().name())));
        }
        return refusals;
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {
        String let = "let " + name + " = ";
        switch (driver.kind()) {
            case OUTPUT -> out.line(let + "Output::new(" + pin(driver.onlyPin()) + ", " + driver.level() + ");");
            case INPUT -> out.line(let + "Input::new(" + pin(driver.onlyPin()) + ", Pull::" + Pins.pull(driver) + ");");
            case UART, I2C, SPI -> makeLine(out, driver, name);
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
        out.line("// A debugger that halts a core halts it, too.");
        out.line(name + ".pause_on_debug(true);");
        out.line(name + ".start(" + timeout(dog) + ");");
        if (second) {
            // datasheet of the RP2350, 7.4: 25 parts, of which the third and the fourth are the oscillators
            out.line(
                    "// It resets all but the oscillators: embassy-rp numbers the parts of the chip as an RP2040 has them.");
            out.line("let parts = pac::psm::regs::Wdsel(0x01FF_FFF3);");
            out.line("pac::PSM.wdsel().write_value(parts);");
        }
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
                .when("bind_interrupts!", "embassy_rp::bind_interrupts")
                .when("dma::InterruptHandler", "embassy_rp::dma")
                .add("embassy_rp::Peripherals")
                .when(": Input<", "embassy_rp::gpio::Input")
                .when("Level::", "embassy_rp::gpio::Level")
                .when("Output<'", "embassy_rp::gpio::Output")
                .when("Pull::", "embassy_rp::gpio::Pull")
                .when("i2c::", "embassy_rp::i2c")
                .when("I2c<'", "embassy_rp::i2c::I2c")
                .when("pac::", "embassy_rp::pac")
                .when("peripherals::", "embassy_rp::peripherals")
                .when("spi::", "embassy_rp::spi")
                .when("Spi<'", "embassy_rp::spi::Spi")
                .when("uart::", "embassy_rp::uart")
                .when("Uart<'", "embassy_rp::uart::Uart")
                .when("Uart::n", "embassy_rp::uart::Uart")
                .when("UartTx<'", "embassy_rp::uart::UartTx")
                .when("UartRx<'", "embassy_rp::uart::UartRx")
                .when(": Watchdog", "embassy_rp::watchdog::Watchdog")
                .when("Duration::from", "embassy_time::Duration");
    }
}
