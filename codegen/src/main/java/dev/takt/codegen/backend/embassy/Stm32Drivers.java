package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drivers of embassy-stm32: serial lines whose transfers a task waits for move their bytes by DMA. */
record Stm32Drivers(Stm32Kind kind) implements SerialBook {

    /** The independent watchdog counts its 32 kHz oscillator through a prescaler of up to 256 in 12 bits (RM0090, 21.3). */
    private static final long LONGEST_DOG_NS = 32_000_000_000L;

    @Override
    public String peripherals() {
        return "embassy_stm32::Peripherals";
    }

    @Override
    public boolean lends(PeripheralType type) {
        return type == PeripheralType.ADC || type == PeripheralType.TIMER || type == PeripheralType.CAN;
    }

    @Override
    public List<String> spiSignals() {
        return List.of("SCK", "MOSI", "MISO");
    }

    @Override
    public String irq(String vector) {
        return vector.toUpperCase(Locale.ROOT);
    }

    @Override
    public String type(Driver driver) {
        return switch (driver.kind()) {
            case OUTPUT -> "Output<'static>";
            case INPUT -> driver.handled() ? "ExtiInput<'static, Blocking>" : "Input<'static>";
            case UART, I2C, SPI -> lineType(driver);
            case RAW -> "Peri<'static, peripherals::" + driver.instance() + ">";
        };
    }

    @Override
    public String lineType(Driver driver) {
        String mode = mode(driver);
        return switch (driver.kind()) {
            case UART -> uart(driver) + "<'static, " + mode + ">";
            case SPI -> "Spi<'static, " + mode + ", spi::mode::Master>";
            case I2C, OUTPUT, INPUT, RAW -> "I2c<'static, " + mode + ", Master>";
        };
    }

    @Override
    public String type(Driver driver, Direction half) {
        return (half == Direction.WRITE ? "UartTx" : "UartRx") + "<'static, " + mode(driver) + ">";
    }

    private String mode(Driver driver) {
        return waits(driver) ? "Async" : "Blocking";
    }

    /** By the source of embassy-stm32 0.6: {@code UartTx::write} sets DMAT of CR3, {@code UartRx::read} DMAR and EIE, each with {@code modify}. */
    @Override
    public boolean halvesShareRegisters() {
        return true;
    }

    @Override
    public String config(Driver driver) {
        return switch (driver.kind()) {
            case UART -> "UartConfig";
            case SPI -> "spi::Config";
            case I2C, OUTPUT, INPUT, RAW -> "I2cConfig";
        };
    }

    @Override
    public String frequency(Driver driver) {
        return driver.kind() == Kind.UART ? rate(driver) : "Hertz(" + rate(driver) + ")";
    }

    @Override
    public boolean fails(Driver driver) {
        return driver.kind() == Kind.UART;
    }

    @Override
    public String constructor(Driver driver) {
        return SerialBook.constructor(driver, waits(driver), end(driver));
    }

    @Override
    public List<String> arguments(Driver driver) {
        List<String> arguments = new ArrayList<>(List.of("p." + driver.instance()));
        switch (driver.kind()) {
            case UART -> arguments.addAll(pins(driver, List.of("RX", "TX")));
            case SPI -> arguments.addAll(pins(driver, spiSignals()));
            case I2C, OUTPUT, INPUT, RAW -> arguments.addAll(pins(driver, List.of("SCL", "SDA")));
        }
        arguments.addAll(dma(driver));
        if (waits(driver)) {
            arguments.add("Irqs");
        }
        arguments.add("config");
        return arguments;
    }

    /** A UART is told of idle lines and errors by its own interrupt, an I2C of every event; an SPI needs none. */
    @Override
    public List<Binding> bindings(Driver driver) {
        if (!waits(driver)) {
            return List.of();
        }
        List<Binding> bindings = new ArrayList<>();
        List<String> vectors = driver.spec().vectors();
        if (driver.kind() == Kind.UART && receives(driver)) {
            bindings.add(bound(driver, vectors.getFirst(), "usart::InterruptHandler"));
        } else if (driver.kind() == Kind.I2C) {
            bindings.add(bound(driver, vectors.getFirst(), "i2c::EventInterruptHandler"));
            bindings.add(bound(driver, vectors.getLast(), "i2c::ErrorInterruptHandler"));
        }
        bindings.addAll(dmaBindings(driver));
        return bindings;
    }

    private Binding bound(Driver driver, String vector, String handler) {
        return new Binding(vector, irq(vector), handler + "<peripherals::" + driver.instance() + ">");
    }

    /** While it waits for what it reads, the later kind of SPI holds a pointer to its register: such a future is not {@code Send}. */
    @Override
    public boolean pinsFuture(Driver driver, Traffic traffic) {
        return kind.spiReceivesAlone() && driver.kind() == Kind.SPI && traffic.waits() && traffic.reads();
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {
        String let = "let " + name + " = ";
        switch (driver.kind()) {
            case OUTPUT ->
                out.call(let + "Output::new", List.of("p." + driver.onlyPin(), driver.level(), "Speed::Low"), ";");
            case INPUT -> input(out, driver, let);
            case UART, I2C, SPI -> makeLine(out, driver, name);
            case RAW -> out.line(let + "p." + driver.instance() + ";");
        }
    }

    private static void input(CodeWriter out, Driver driver, String let) {
        String pin = driver.onlyPin();
        if (!driver.handled()) {
            out.line(let + "Input::new(p." + pin + ", Pull::" + Pins.pull(driver) + ");");
            return;
        }
        Edge edge = driver.peripheral().edge();
        String trigger =
                switch (edge) {
                    case RISING -> "Rising";
                    case FALLING -> "Falling";
                    case BOTH -> "Any";
                };
        out.call(
                let + "ExtiInput::new_blocking",
                List.of(
                        "p." + pin,
                        "p.EXTI" + pin.replaceAll("[^0-9]", ""),
                        "Pull::" + Pins.pull(driver),
                        "TriggerEdge::" + trigger),
                ";");
    }

    @Override
    public boolean drives(Watchdog dog) {
        return dog.instance().startsWith("IWDG");
    }

    @Override
    public String dogType(Dog dog) {
        return "IndependentWatchdog<'static, peripherals::" + dog.watchdog().instance() + ">";
    }

    @Override
    public void makeDog(CodeWriter out, Dog dog, String name) {
        out.line("// A debugger that halts the core halts the watchdog, too.");
        kind.freeze().forEach(out::line);
        String micros = RustNumber.of(dog.watchdog().timeoutNs() / 1_000);
        out.call(
                "let mut " + name + " = IndependentWatchdog::new",
                List.of("p." + dog.watchdog().instance(), micros),
                ";");
        out.line(name + ".unleash();");
    }

    @Override
    public List<Obstacle> refusals(Dog dog) {
        return DogLimits.refusals(dog, LONGEST_DOG_NS, "32 s");
    }

    @Override
    public String feed(Dog dog) {
        return "pet()";
    }

    @Override
    public void imports(Imports imports) {
        imports.when(": Peri<", "embassy_stm32::Peri")
                .when("bind_interrupts!", "embassy_stm32::bind_interrupts")
                .when("dma::InterruptHandler", "embassy_stm32::dma")
                .add("embassy_stm32::Peripherals")
                .when("pac::", "embassy_stm32::pac")
                .when(": ExtiInput<", "embassy_stm32::exti::ExtiInput")
                .when("TriggerEdge::", "embassy_stm32::exti::TriggerEdge")
                .when(": Input<", "embassy_stm32::gpio::Input")
                .when("Level::", "embassy_stm32::gpio::Level")
                .when("Output<'", "embassy_stm32::gpio::Output")
                .when("Pull::", "embassy_stm32::gpio::Pull")
                .when("Speed::", "embassy_stm32::gpio::Speed")
                .when("i2c::E", "embassy_stm32::i2c")
                .when("I2c<'", "embassy_stm32::i2c::I2c")
                .when("I2cConfig::", "embassy_stm32::i2c::Config as I2cConfig")
                .when(", Master>", "embassy_stm32::i2c::mode::Master")
                .when("Blocking>", "embassy_stm32::mode::Blocking")
                .when(", Blocking,", "embassy_stm32::mode::Blocking")
                .when(", Async>", "embassy_stm32::mode::Async")
                .when(", Async,", "embassy_stm32::mode::Async")
                .when("peripherals::", "embassy_stm32::peripherals")
                .when("spi::", "embassy_stm32::spi")
                .when("Spi<'", "embassy_stm32::spi::Spi")
                .when("Hertz(", "embassy_stm32::time::Hertz")
                .when("UartConfig::", "embassy_stm32::usart::Config as UartConfig")
                .when("usart::I", "embassy_stm32::usart")
                .when("Uart<'", "embassy_stm32::usart::Uart")
                .when("Uart::n", "embassy_stm32::usart::Uart")
                .when("UartTx<'", "embassy_stm32::usart::UartTx")
                .when("UartRx<'", "embassy_stm32::usart::UartRx")
                .when(": IndependentWatchdog<", "embassy_stm32::wdg::IndependentWatchdog");
    }

    @Override
    public Optional<String> acknowledge(Driver driver) {
        return Optional.of("clear_pending()");
    }
}
