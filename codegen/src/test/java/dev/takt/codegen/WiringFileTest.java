package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Pull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins, clocks and rates of peripherals over device crates: what the registers get is what reference manuals and data sheets say, and whatever they do not get is named. */
class WiringFileTest {
    private static final long MHZ = 1_000_000;

    private static Project design(String runtime, String target, long clockHz, Item... items) {
        Project blank = Project.blank("wired", target, runtime);
        return blank.withItems(Arrays.asList(items))
                .withSettings(blank.settings().withClockHz(clockHz).withOscillator(Oscillator.ANY));
    }

    /** DS10314, table 9: USART2 is AF7 on PA2 and PA3. 50 MHz of APB1 / 115 200 are 434.03, or 27 and 2/16. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "bare-metal"})
    void aUartOfAnStm32F4HasItsClockItsPinsAndItsRate(String runtime) {
        Project project =
                design(runtime, "stm32f411re", 100 * MHZ, WiredDesigns.line("USART2", 115_200, "TX PA2", "RX PA3"));
        String text = WiredDesigns.wiring(project);
        assertEquals(
                List.of(
                        "let rcc = &device.RCC;",
                        "rcc.ahb1enr().modify(|_, w| w.gpioaen().set_bit());",
                        "while rcc.ahb1enr().read().gpioaen().bit_is_clear() {}",
                        "rcc.apb1enr().modify(|_, w| w.usart2en().set_bit());",
                        "while rcc.apb1enr().read().usart2en().bit_is_clear() {}"),
                WiredDesigns.statements(text, "clocks"));
        assertEquals(
                List.of(
                        "let uart = &device.USART2;",
                        "uart.brr()",
                        ".write(|w| w.div_mantissa().set(27).div_fraction().set(2));",
                        "uart.cr1().modify(|_, w| w.ue().set_bit());",
                        "uart.cr1().modify(|_, w| w.te().set_bit().re().set_bit());"),
                WiredDesigns.statements(text, "lines"));
        assertEquals(
                List.of(
                        "let port = &device.GPIOA;",
                        "port.afrl().modify(|_, w| w.afrl2().af7());",
                        "port.moder().modify(|_, w| w.moder2().alternate());",
                        "port.afrl().modify(|_, w| w.afrl3().af7());",
                        "port.moder().modify(|_, w| w.moder3().alternate());"),
                WiredDesigns.statements(text, "port_a"));
        assertTrue(text.contains("    clocks(device);\n    port_a(device);\n    lines(device);\n"), text);
        String main = Designs.text(Designs.files(project), "src/main.rs");
        int call = main.indexOf("takt::wiring::start(&");
        assertTrue(main.indexOf("takt::clock::start(") < call && call < main.indexOf("bodies::setup("), main);
        assertTrue(
                WiredDesigns.page(project)
                        .contains(
                                "- line USART2 (USART2): its clock; TX on PA2 (AF7); RX on PA3 (AF7); 115200 baud as 115207 (+64 ppm); 8N1; on, sends and receives\n"),
                WiredDesigns.page(project));
    }

    /** DS12232, table 13, and DS12110, tables 9 to 19; 64 MHz / 115 200 are 555.6, 100 MHz / 115 200 are 868.1. USART1 of a G071 is enabled in the second register of its bus. */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, 64, USART2, PA2, PA3, apbenr1, usart2en, iopenr, iopaen, afrel2().af1(), 556",
        "stm32g071rb, 64, USART1, PA9, PA10, apbenr2, usart1en, iopenr, iopaen, afrel9().af1(), 556",
        "stm32h743zi, 400, USART3, PD8, PD9, apb1lenr, usart3en, ahb4enr, gpioden, afr8().af7(), 868",
        "stm32h743zi, 400, USART1, PA9, PA10, apb2enr, usart1en, ahb4enr, gpioaen, afr9().af7(), 868",
        "stm32h743zi, 400, UART4, PA0, PA1, apb1lenr, uart4en, ahb4enr, gpioaen, afr0().af8(), 868"
    })
    void aUartOfAnStm32G0OrH7HasItsClockItsPinsAndItsRate(
            String target,
            long mhz,
            String instance,
            String tx,
            String rx,
            String register,
            String field,
            String ports,
            String port,
            String function,
            long divider) {
        String text = WiredDesigns.wiring(
                design("bare-metal", target, mhz * MHZ, WiredDesigns.line(instance, 115_200, "TX " + tx, "RX " + rx)));
        List<String> clocks = WiredDesigns.statements(text, "clocks");
        assertTrue(clocks.contains("rcc." + ports + "().modify(|_, w| w." + port + "().set_bit());"), text);
        assertTrue(clocks.contains("rcc." + register + "().modify(|_, w| w." + field + "().set_bit());"), text);
        assertTrue(
                WiredDesigns.statements(text, "lines").contains("uart.brr().write(|w| w.brr().set(" + divider + "));"),
                text);
        assertTrue(text.contains("w." + function), text);
    }

    /** RM0383, 18.6: 50 MHz / (2 * 250), edges of 1000 ns; 50 MHz / (3 * 42), edges of 300 ns. Both lines are open-drain (DS10314: AF4). */
    @ParameterizedTest
    @CsvSource({"100000, 250, standard, 51", "400000, 42, fast, 16"})
    void anI2cOfAnStm32F4HasItsTiming(long hz, int divider, String mode, int rise) {
        String text = WiredDesigns.wiring(
                design("rtic", "stm32f411re", 100 * MHZ, WiredDesigns.line("I2C1", hz, "SCL PB8", "SDA PB9")));
        List<String> lines = WiredDesigns.statements(text, "lines");
        assertTrue(lines.contains("i2c.cr2().modify(|_, w| w.freq().bits(50));"), text);
        assertTrue(lines.contains("i2c.ccr().modify(|_, w| w.ccr().bits(" + divider + "));"), text);
        assertTrue(lines.contains("i2c.ccr().modify(|_, w| w.f_s()." + mode + "());"), text);
        assertTrue(lines.contains("i2c.trise().write(|w| w.trise().set(" + rise + "));"), text);
        List<String> pins = WiredDesigns.statements(text, "port_b");
        for (int pin = 8; pin <= 9; pin++) {
            int open = pins.indexOf("port.otyper().modify(|_, w| w.ot" + pin + "().open_drain());");
            int chosen = pins.indexOf("port.afrh().modify(|_, w| w.afrh" + pin + "().af4());");
            int given = pins.indexOf("port.moder().modify(|_, w| w.moder" + pin + "().alternate());");
            assertTrue(0 <= chosen && 0 <= open && chosen < given && open < given, text);
        }
    }

    /** 100 MHz / 128 and 64 MHz / 64 are the fastest not above 1 MHz. */
    @ParameterizedTest
    @CsvSource({"stm32f411re, 100, 128, 781250", "stm32g071rb, 64, 64, 1000000"})
    void anSpiIsAMasterWithTheFastestClockThatIsNotAboveTheRate(String target, long mhz, int divider, long hz) {
        Project project = design(
                "bare-metal", target, mhz * MHZ, WiredDesigns.line("SPI1", MHZ, "SCK PA5", "MOSI PA7", "MISO PA6"));
        String text = WiredDesigns.wiring(project);
        assertTrue(
                WiredDesigns.statements(text, "lines")
                        .contains("spi.cr1().modify(|_, w| w.br().div" + divider + "());"),
                text);
        assertTrue(WiredDesigns.page(project).contains("master at " + hz + " Hz"), WiredDesigns.page(project));
        assertFalse(text.contains("w.spe()"), "its mode is the user's");
    }

    /** An output has its level before it is one, and what chooses a part is high at first. */
    @Test
    void portsAreInputsAndOutputsAsTheDesignSays() {
        Peripheral button = WiredDesigns.line("GPIOC", 0, "IN PC13").withPull(Pull.UP);
        Peripheral led = WiredDesigns.line("GPIOA", 0, "OUT PA5");
        Peripheral select = WiredDesigns.line("GPIOB", 0, "OUT PB6");
        Peripheral bus = WiredDesigns.line("SPI2", MHZ, "SCK PB13", "MOSI PB15");
        Device part = Device.blank(ItemId.of("flash"), "flash").withWires(List.of(bus.id(), select.id()));
        Project project = design("rtic", "stm32f411re", 100 * MHZ, button, led, select, bus, part);
        String text = WiredDesigns.wiring(project);
        assertEquals(
                List.of(
                        "let port = &device.GPIOA;",
                        "port.bsrr().write(|w| w.br5().set_bit());",
                        "port.moder().modify(|_, w| w.moder5().output());"),
                WiredDesigns.statements(text, "port_a"));
        assertEquals(
                List.of(
                        "port.bsrr().write(|w| w.bs6().set_bit());",
                        "port.moder().modify(|_, w| w.moder6().output());"),
                WiredDesigns.statements(text, "port_b").subList(1, 3));
        assertEquals(
                List.of(
                        "let port = &device.GPIOC;",
                        "port.pupdr().modify(|_, w| w.pupdr13().pull_up());",
                        "port.moder().modify(|_, w| w.moder13().input());"),
                WiredDesigns.statements(text, "port_c"));
    }

    /** Whatever is not set has its reason on the page. */
    @Test
    void whatIsLeftIsNamedWithItsReason() {
        Peripheral button = WiredDesigns.line("GPIOC", 0, "IN PC13", "IN PC2");
        List<Item> items = new ArrayList<>(List.of(
                WiredDesigns.line("USART1", 0, "TX PA9", "RX PA10"),
                WiredDesigns.line("USART2", 9_600, "TX PA2", "CTS PA0").withBitsPerByte(11),
                WiredDesigns.line("I2C1", 1_000_000, "SCL PB8", "SDA PB9"),
                WiredDesigns.line("LPUART1", 10, "TX PB11"),
                WiredDesigns.line("TIM3", 0, "CH1 PA6"),
                WiredDesigns.line("SPI9", 0),
                button,
                Interrupt.blank(ItemId.of("pressed"), "pressed").withSource(Optional.of(button.id()))));
        String page = WiredDesigns.page(design("bare-metal", "stm32g071rb", 64 * MHZ, items.toArray(Item[]::new)));
        String left = page.substring(page.indexOf("Yours, in `src/bodies`"));
        for (String line : List.of(
                "- line USART1 (USART1): its rate, of which the design says nothing, then turn it on\n",
                "- line USART2 (USART2): a frame of 11 bits, then turn it on\n",
                "- line I2C1 (I2C1): its rate, which this clock does not make (TIMINGR), then turn it on\n",
                "- line LPUART1 (LPUART1): its rate, which this clock does not make, then turn it on\n",
                "- line TIM3 (TIM3): its clock and its registers\n",
                "- line SPI9 (SPI9): STM32G071RB has no peripheral of that name\n",
                "- line GPIOC (GPIOC): its edge and line (EXTI): the design has an interrupt by it\n")) {
            assertTrue(left.contains(line), line + page);
        }
    }

    /** On every chip that firmware is generated for the page has each peripheral, and each pin that it is given or not. */
    @ParameterizedTest
    @CsvSource({
        "rtic, stm32f401re",
        "rtic, stm32f405rg",
        "rtic, stm32g071rb",
        "rtic, stm32h743zi",
        "rtic, nrf52840",
        "rtic, rp2040",
        "bare-metal, stm32f411re",
        "bare-metal, rp2350",
        "bare-metal, esp32c3"
    })
    void thePageNamesEveryPeripheral(String runtime, String target) {
        EveryPin every = new EveryPin(EmbassyBoards.chip(target));
        for (Project project :
                Stream.concat(Stream.of(every.plain()), every.lined().stream()).toList()) {
            Project moved = project.withRuntime(runtime);
            List<GeneratedFile> files = Designs.files(moved);
            String page = Designs.text(files, "DESIGN.md");
            String section = page.substring(page.indexOf("## Pins, clocks and rates"), page.indexOf("## Memory"));
            boolean isSet = !target.startsWith("esp32");
            assertEquals(isSet, section.contains("`src/takt/wiring.rs` sets"), section);
            for (Peripheral peripheral : moved.all(Peripheral.class)) {
                assertTrue(section.contains(" (" + peripheral.instance() + "): "), peripheral + section);
                for (PinUse use : isSet ? peripheral.pins() : List.<PinUse>of()) {
                    assertTrue(
                            section.contains(use.signal() + " on " + use.pin().replace("_", "\\_"))
                                    || section.contains(use.signal() + " on " + use.pin()),
                            use + section);
                }
            }
        }
    }

    @Test
    void aDesignWithoutPeripheralsHasNothingToSetAndNothingToSay() {
        List<GeneratedFile> files = Designs.files(design("rtic", "stm32f411re", 100 * MHZ));
        assertTrue(files.stream().noneMatch(f -> f.path().equals("src/takt/wiring.rs")));
        assertFalse(Designs.text(files, "DESIGN.md").contains("## Pins, clocks and rates"));
    }
}
