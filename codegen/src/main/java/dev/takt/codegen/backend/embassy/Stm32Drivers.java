package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drivers of embassy-stm32, blocking. */
record Stm32Drivers() implements DriverBook {
    /** The independent watchdog counts its 32 kHz oscillator through a prescaler of up to 256 in 12 bits (RM0090, 21.3). */
    private static final long LONGEST_DOG_NS = 32_000_000_000L;

    @Override
    public String peripherals() {
        return "embassy_stm32::Peripherals";
    }

    @Override
    public Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return switch (spec.type()) {
            case GPIO -> Optional.of(Pins.kind(peripheral));
            case UART -> Optional.of(Pins.has(peripheral, "TX") || Pins.has(peripheral, "RX") ? Kind.UART : Kind.RAW);
            case I2C -> Optional.of(Pins.has(peripheral, "SCL") && Pins.has(peripheral, "SDA") ? Kind.I2C : Kind.RAW);
            case SPI, ADC, TIMER, CAN -> Optional.of(Kind.RAW);
            case DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> Optional.empty();
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
            case INPUT -> driver.handled() ? "ExtiInput<'static, Blocking>" : "Input<'static>";
            case UART -> uart(driver) + "<'static, Blocking>";
            case I2C -> "I2c<'static, Blocking, Master>";
            case RAW -> "Peri<'static, peripherals::" + driver.instance() + ">";
        };
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {
        String let = "let " + name + " = ";
        switch (driver.kind()) {
            case OUTPUT ->
                out.call(let + "Output::new", List.of("p." + driver.onlyPin(), "Level::Low", "Speed::Low"), ";");
            case INPUT -> input(out, driver, let);
            case UART -> {
                out.line("let mut config = UartConfig::default();");
                out.line(
                        "config.baudrate = " + RustNumber.of(driver.peripheral().bitRateHz()) + ";");
                List<String> arguments = new ArrayList<>(List.of("p." + driver.instance()));
                driver.pin("RX").ifPresent(pin -> arguments.add("p." + pin));
                driver.pin("TX").ifPresent(pin -> arguments.add("p." + pin));
                arguments.add("config");
                out.line("let made = " + uart(driver) + "::new_blocking(" + String.join(", ", arguments) + ");");
                out.line(let + "made.expect(\"a line speed in range\");");
            }
            case I2C -> {
                out.line("let mut config = I2cConfig::default();");
                out.line("config.frequency = Hertz("
                        + RustNumber.of(driver.peripheral().bitRateHz()) + ");");
                out.call(
                        let + "I2c::new_blocking",
                        List.of(
                                "p." + driver.instance(),
                                "p." + driver.pin("SCL").orElse(""),
                                "p." + driver.pin("SDA").orElse(""),
                                "config"),
                        ";");
            }
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
                .add("embassy_stm32::Peripherals")
                .when(": ExtiInput<", "embassy_stm32::exti::ExtiInput")
                .when("TriggerEdge::", "embassy_stm32::exti::TriggerEdge")
                .when(": Input<", "embassy_stm32::gpio::Input")
                .when("Level::", "embassy_stm32::gpio::Level")
                .when(": Output<", "embassy_stm32::gpio::Output")
                .when("Pull::", "embassy_stm32::gpio::Pull")
                .when("Speed::", "embassy_stm32::gpio::Speed")
                .when(": I2c<", "embassy_stm32::i2c::I2c")
                .when("I2cConfig::", "embassy_stm32::i2c::Config as I2cConfig")
                .when(", Master>", "embassy_stm32::i2c::mode::Master")
                .when("Blocking>", "embassy_stm32::mode::Blocking")
                .when(", Blocking,", "embassy_stm32::mode::Blocking")
                .when("peripherals::", "embassy_stm32::peripherals")
                .when("Hertz(", "embassy_stm32::time::Hertz")
                .when("UartConfig::", "embassy_stm32::usart::Config as UartConfig")
                .when(": Uart<", "embassy_stm32::usart::Uart")
                .when(": UartTx<", "embassy_stm32::usart::UartTx")
                .when(": UartRx<", "embassy_stm32::usart::UartRx")
                .when(": IndependentWatchdog<", "embassy_stm32::wdg::IndependentWatchdog");
    }

    @Override
    public Optional<String> acknowledge(Driver driver) {
        return Optional.of("clear_pending()");
    }
}
