package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registers of an STM32 get for sources of handlers and for the lines of G0 and H7: values and order of RM0368, RM0383, RM0090, RM0444 and RM0433. */
class Stm32WiringTest {
    private static final long MHZ = 1_000_000;

    private static Project design(String runtime, String target, long mhz, Peripheral source, Activation activation) {
        Project project =
                WiredDesigns.design(runtime, target, source, WiredDesigns.handler("handler", source, activation));
        return project.withSettings(project.settings().withClockHz(mhz * MHZ).withOscillator(Oscillator.ANY));
    }

    private static Project line(String target, long mhz, Peripheral line) {
        Project project = WiredDesigns.design("bare-metal", target, line);
        return project.withSettings(project.settings().withClockHz(mhz * MHZ).withOscillator(Oscillator.ANY));
    }

    private static List<String> statements(String text, String module, String function) {
        String of = text.substring(text.indexOf("pub mod " + module + " {"));
        String body = of.substring(of.indexOf("pub fn " + function + "() {"));
        return body.substring(0, body.indexOf("\n    }\n"))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(l -> !l.startsWith("//") && !l.startsWith("let "))
                .toList();
    }

    /** RM0383, 7.2.6: EXTICR4 has line 13 in bits 4 to 7, port C is 2; the pending bit is cleared by a one before the mask lets it in. */
    @Test
    void anEdgeOfAnStm32F4IsRoutedBySyscfg() {
        Peripheral button =
                WiredDesigns.line("GPIOC", 0, "IN PC13").withPull(Pull.UP).withEdge(Edge.FALLING);
        Project project = design("rtic", "stm32f411re", 100, button, WiredDesigns.NOW_AND_THEN);
        String text = WiredDesigns.wiring(project);
        assertEquals(
                List.of(
                        "syscfg",
                        ".exticr4()",
                        ".modify(|_, w| unsafe { w.exti13().bits(2) });",
                        "exti.ftsr().modify(|_, w| w.tr13().set_bit());",
                        "exti.pr().write(|w| w.pr13().clear_bit_by_one());",
                        "exti.imr().modify(|_, w| w.mr13().set_bit());"),
                statements(text, "exti15_10", "start"));
        assertEquals(
                List.of("exti.pr().write(|w| w.pr13().clear_bit_by_one());"),
                statements(text, "exti15_10", "acknowledge"));
        assertTrue(
                WiredDesigns.statements(text, "clocks")
                        .contains("rcc.apb2enr().modify(|_, w| w.syscfgen().set_bit());"),
                text);
        String page = WiredDesigns.page(project);
        assertTrue(page.contains("the falling edge by line 13 of EXTI, from the handler's `start` on"), page);
        assertFalse(page.contains("Yours, in `src/bodies`, as"), page);
        String body = Designs.text(Designs.files(project), "src/bodies/handler.rs");
        assertTrue(body.contains("crate::takt::wiring::exti15_10::start();"), body);
        assertTrue(body.contains("crate::takt::wiring::exti15_10::acknowledge();"), body);
    }

    /** RM0444, 13.5: EXTI has the ports itself, F is 5, and a pending register for each edge, of which both are taken back. */
    @Test
    void anEdgeOfAnStm32G0HasAPendingRegisterForEachDirection() {
        Peripheral button = WiredDesigns.line("GPIOF", 0, "IN PF1").withEdge(Edge.BOTH);
        String text = WiredDesigns.wiring(design("bare-metal", "stm32g071rb", 64, button, WiredDesigns.NOW_AND_THEN));
        assertEquals(
                List.of(
                        "exti.exticr1().modify(|_, w| unsafe { w.exti1().bits(5) });",
                        "exti.rtsr1().modify(|_, w| w.tr1().set_bit());",
                        "exti.ftsr1().modify(|_, w| w.tr1().set_bit());",
                        "exti.rpr1().write(|w| w.rpif1().clear_bit_by_one());",
                        "exti.fpr1().write(|w| w.fpif1().clear_bit_by_one());",
                        "exti.imr1().modify(|_, w| w.im1().set_bit());"),
                statements(text, "exti0_1", "start"));
        assertFalse(text.contains("syscfg"), text);
    }

    /** RM0433, 20.6 and 12.3: the mask and the pending bit are those of the core; port K is 10. */
    @Test
    void anEdgeOfAnStm32H7RequestsTheCore() {
        Peripheral button = WiredDesigns.line("GPIOK", 0, "IN PK2").withEdge(Edge.RISING);
        String text = WiredDesigns.wiring(design("rtic", "stm32h743zi", 400, button, WiredDesigns.NOW_AND_THEN));
        assertEquals(
                List.of(
                        "syscfg",
                        ".exticr1()",
                        ".modify(|_, w| unsafe { w.exti2().bits(10) });",
                        "exti.rtsr1().modify(|_, w| w.tr2().set_bit());",
                        "exti.cpupr1().write(|w| w.pr2().clear_bit_by_one());",
                        "exti.cpuimr1().modify(|_, w| w.mr2().set_bit());"),
                statements(text, "exti2", "start"));
        assertTrue(text.contains("rcc.apb4enr().modify(|_, w| w.syscfgen().set_bit());"), text);
    }

    /** A line of EXTI has one vector: pins of several are left. */
    @ParameterizedTest
    @CsvSource({"PC13, PC9", "PC13, PC2"})
    void pinsThatDoNotRequestOneVectorAreLeft(String pin, String other) {
        Peripheral button = WiredDesigns.line("GPIOC", 0, "IN " + pin, "IN " + other);
        String page = WiredDesigns.page(design("bare-metal", "stm32f411re", 100, button, WiredDesigns.NOW_AND_THEN));
        assertTrue(
                page.contains("- line GPIOC (GPIOC): its edge and line (EXTI): the design has an interrupt by it\n"),
                page);
    }

    /**
     * Timers of a divided bus count twice its clock: TIM3 of an F411 at 100 MHz counts 100 MHz, that of an H7 at 400 MHz 200 MHz. 1 ms of 100 MHz are 100 000 = 2 * 50 000, 1 s are 100 000 000 = 1600 * 62 500 (1526 to 1599 divide
     * it with a rest); TIM2 and TIM5 have 32 bits. 64 000 counts of a G0 need no divider.
     */
    @ParameterizedTest
    @CsvSource({
        "stm32f411re, 100, TIM3, 1000000, 1, 49_999, apb1enr, tim3en",
        "stm32f411re, 100, TIM10, 1000000000, 1_599, 62_499, apb2enr, tim10en",
        "stm32f411re, 100, TIM2, 1000000000, 0, 99_999_999, apb1enr, tim2en",
        "stm32f405rg, 168, TIM6, 1000000, 1, 41_999, apb1enr, tim6en",
        "stm32g071rb, 64, TIM14, 1000000, 0, 63_999, apbenr2, tim14en",
        "stm32g071rb, 64, TIM7, 500000, 0, 31_999, apbenr1, tim7en",
        "stm32h743zi, 400, TIM4, 1000000, 3, 49_999, apb1lenr, tim4en",
        "stm32h743zi, 400, TIM5, 1000000000, 0, 199_999_999, apb1lenr, tim5en",
        "stm32h743zi, 400, TIM17, 1000000, 3, 49_999, apb2enr, tim17en"
    })
    void aTimerCountsThePeriodOfItsHandler(
            String target, long mhz, String timer, long ns, String psc, String arr, String register, String field) {
        Project project =
                design("bare-metal", target, mhz, WiredDesigns.line(timer, 0), new Activation.Periodic(ns, 0, 0));
        String text = WiredDesigns.wiring(project);
        String vector = text.substring(text.indexOf("pub mod ") + 8, text.indexOf(" {", text.indexOf("pub mod ")));
        assertEquals(
                List.of(
                        "timer.psc().write(|w| w.psc().set(" + psc + "));",
                        "timer.arr().write(|w| w.arr().set(" + arr + "));",
                        "timer.cr1().modify(|_, w| w.urs().set_bit());",
                        "timer.egr().write(|w| w.ug().set_bit());",
                        "timer.dier().modify(|_, w| w.uie().set_bit());",
                        "timer.cr1().modify(|_, w| w.cen().set_bit());"),
                statements(text, vector, "start"));
        assertEquals(List.of("timer.sr().write(|w| w.uif().clear_bit());"), statements(text, vector, "acknowledge"));
        assertTrue(
                WiredDesigns.statements(text, "clocks")
                        .contains("rcc." + register + "().modify(|_, w| w." + field + "().set_bit());"),
                text);
    }

    /** 1/3 of a microsecond is no whole number of counts of 64 MHz. */
    @Test
    void aPeriodThatNoTimerCountsIsLeft() {
        String page = WiredDesigns.page(design(
                "bare-metal",
                "stm32g071rb",
                64,
                WiredDesigns.line("TIM3", 0),
                new Activation.Periodic(1_000_001, 0, 0)));
        assertTrue(page.contains("- line TIM3 (TIM3): its clock and its registers\n"), page);
    }

    /** RM0444, 33.4.7: 256 * 64 MHz / 115 200 are 142 222.2; 9600 baud need a divided clock: 256 * 32 MHz / 9600 are 853 333.3. RM0433: 256 * 100 MHz / 115 200 are 222 222.2. */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, 64, PB11, 115200, , 142_222",
        "stm32g071rb, 64, PB11, 9600, 2, 853_333",
        "stm32h743zi, 400, PA9, 115200, , 222_222"
    })
    void anLpuartCounts256ToABit(String target, long mhz, String tx, long baud, Integer by, String divider) {
        String text = WiredDesigns.wiring(line(target, mhz, WiredDesigns.line("LPUART1", baud, "TX " + tx)));
        List<String> lines = WiredDesigns.statements(text, "lines");
        assertTrue(lines.contains("uart.brr().write(|w| w.brr().set(" + divider + "));"), text);
        assertEquals(by != null, lines.contains("uart.presc().write(|w| w.prescaler().div" + by + "());"), text);
        assertTrue(lines.contains("uart.cr1().modify(|_, w| w.te().set_bit());"), text);
    }

    /** 64 MHz of HSI / 64; the master is made one when it sees itself chosen (RM0433, 50.4.7). */
    @Test
    void anSpiOfAnStm32H7CountsAClockThatRuns() {
        String text = WiredDesigns.wiring(
                line("stm32h743zi", 400, WiredDesigns.line("SPI1", MHZ, "SCK PA5", "MOSI PA7", "MISO PA6")));
        assertEquals(
                List.of(
                        "let rcc = &device.RCC;",
                        "rcc.d2ccip1r().modify(|_, w| w.spi123sel().per());",
                        "let spi = &device.SPI1;",
                        "spi.cfg1().modify(|_, w| w.mbr().div64().dsize().set(7));",
                        "spi.cr1().modify(|_, w| w.ssi().set_bit());",
                        "spi.cfg2().modify(|_, w| w.ssm().set_bit());",
                        "spi.cfg2().modify(|_, w| w.master().set_bit());"),
                WiredDesigns.statements(text, "lines"));
    }

    /** RM0444, 35.9.2: DS is 0111 for 8 bits, and FRXTH lets a byte alone be told. */
    @Test
    void anSpiOfAnStm32G0TellsEveryByte() {
        String text = WiredDesigns.wiring(line("stm32g071rb", 64, WiredDesigns.line("SPI1", MHZ, "SCK PA5")));
        List<String> lines = WiredDesigns.statements(text, "lines");
        assertTrue(lines.contains(".modify(|_, w| w.ds().eight_bit().frxth().quarter());"), text);
    }

    /** The fields are those of {@code I2cTimingTest}; the timing is there before the line is on, and pins have the pull of the design. */
    @ParameterizedTest
    @CsvSource({"stm32g071rb, 64, 400000", "stm32h743zi, 400, 100000"})
    void anI2cOfAnStm32G0OrH7HasItsTiming(String target, long mhz, long hz) {
        Project project = line(
                target, mhz, WiredDesigns.line("I2C1", hz, "SCL PB8", "SDA PB9").withPull(Pull.UP));
        String text = WiredDesigns.wiring(project);
        List<String> lines = WiredDesigns.statements(text, "lines");
        assertTrue(
                0 < lines.indexOf("i2c.timingr().write(|w| {")
                        && lines.indexOf("i2c.timingr().write(|w| {")
                                < lines.indexOf("i2c.cr1().modify(|_, w| w.pe().set_bit());"),
                text);
        assertTrue(text.contains("port.pupdr().modify(|_, w| w.pupdr8().pull_up());"), text);
        assertTrue(WiredDesigns.page(project).contains(" Hz, less by what its edges take; on\n"), text);
    }
}
