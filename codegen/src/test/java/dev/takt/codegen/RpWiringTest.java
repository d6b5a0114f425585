package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Pull;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the registers of an RP2040 and an RP2350 get: the data sheets' formulas and worked examples, and the vendor's SDK or embassy-rp as a second implementation. */
class RpWiringTest {
    private static final long CLOCK_HZ = 125_000_000;

    private static Project design(String target, Peripheral line) {
        Project project = WiredDesigns.design("bare-metal", target, line);
        return project.withSettings(project.settings().withClockHz(CLOCK_HZ));
    }

    /** The worked example of the data sheet of the RP2040, 4.2.7.1: 125 MHz and 115 200 baud are 67 and 52/64. */
    @Test
    void aUartHasTheDividerOfTheDataSheetsExample() {
        Project project = design("rp2040", WiredDesigns.line("UART0", 115_200, "TX GPIO0", "RX GPIO1"));
        String text = WiredDesigns.wiring(project);
        assertEquals(
                List.of(
                        "let uart = &device.UART0;",
                        "unsafe {",
                        "uart.uartibrd().write(|w| w.bits(67));",
                        "uart.uartfbrd().write(|w| w.bits(52));",
                        "uart.uartlcr_h().write(|w| w.wlen().bits(3).fen().set_bit());",
                        "}",
                        "uart.uartcr().modify(|_, w| w.uarten().set_bit());"),
                WiredDesigns.statements(text, "lines"));
        assertEquals(
                List.of(
                        "let io = &device.IO_BANK0;",
                        "let pads = &device.PADS_BANK0;",
                        "pads.gpio(0).write(|w| w.ie().set_bit().pde().clear_bit());",
                        "io.gpio(0).gpio_ctrl().write(|w| w.funcsel().uart());",
                        "pads.gpio(1).write(|w| w.ie().set_bit().pde().clear_bit());",
                        "io.gpio(1).gpio_ctrl().write(|w| w.funcsel().uart());"),
                WiredDesigns.statements(text, "pins_0_to_7"));
        List<String> resets = WiredDesigns.statements(text, "resets");
        for (String block : List.of("io_bank0", "pads_bank0", "uart0")) {
            int released = resets.indexOf("resets.reset().modify(|_, w| w." + block + "().clear_bit());");
            int seen = resets.indexOf("while resets.reset_done().read()." + block + "().bit_is_clear() {}");
            assertTrue(0 <= released && released < seen, text);
        }
    }

    /** The pads of an RP2350 are isolated until they have their function (data sheet, 9.7). */
    @Test
    void aPadOfAnRp2350IsLetGoWhenItHasItsFunction() {
        String text = WiredDesigns.wiring(design("rp2350", WiredDesigns.line("UART0", 115_200, "TX GPIO14")));
        List<String> pins = WiredDesigns.statements(text, "pins_8_to_15");
        int function = pins.indexOf("io.gpio(14).gpio_ctrl().write(|w| w.funcsel().uart_aux());");
        assertTrue(function >= 0 && function < pins.indexOf("pads.gpio(14).modify(|_, w| w.iso().clear_bit());"), text);
        assertTrue(
                text.contains("uart.uartcr().modify(|_, w| w.rxe().clear_bit());"), "nothing is heard without a pin");
    }

    /** i2c_set_baudrate of the SDK, with integers as it counts. */
    @ParameterizedTest
    @ValueSource(longs = {100_000, 400_000, 1_000_000})
    void anI2cHasTheCountsOfTheVendorsSdk(long hz) {
        long period = (CLOCK_HZ + hz / 2) / hz;
        long low = period * 3 / 5;
        long high = period - low;
        long hold = hz < 1_000_000 ? CLOCK_HZ * 3 / 10_000_000 + 1 : CLOCK_HZ * 3 / 25_000_000 + 1;
        long spike = low < 16 ? 1 : low / 16;
        Project project = design(
                "rp2040",
                WiredDesigns.line("I2C0", hz, "SDA GPIO4", "SCL GPIO5").withPull(Pull.UP));
        List<String> lines = WiredDesigns.statements(WiredDesigns.wiring(project), "lines");
        List<String> counts = List.of(
                "i2c.ic_fs_scl_hcnt().write(|w| w.bits(" + high + "));",
                "i2c.ic_fs_scl_lcnt().write(|w| w.bits(" + low + "));",
                "i2c.ic_fs_spklen().write(|w| w.bits(" + spike + "));",
                "i2c.ic_sda_hold().write(|w| w.bits(" + hold + "));");
        int first = lines.indexOf(counts.getFirst());
        assertTrue(first >= 0, lines.toString());
        assertEquals(counts, lines.subList(first, first + 4));
        assertTrue(lines.indexOf("i2c.ic_enable().write(|w| w.enable().disabled());") < first, lines.toString());
        assertEquals("i2c.ic_enable().write(|w| w.enable().enabled());", lines.getLast());
        long cycles = high + spike + 7 + low + 1;
        assertTrue(
                WiredDesigns.page(project).contains(hz + " Hz (" + CLOCK_HZ / cycles + " with the spike filter"),
                WiredDesigns.page(project));
    }

    /** calc_prescs of embassy-rp 0.10, which never goes above the rate (spi_set_baudrate of the SDK does where no divider of its first prescaler is large enough: 122 549 Hz for 100 000); ours is never slower. */
    @ParameterizedTest
    @ValueSource(longs = {2_000, 100_000, 400_000, 999_999, 1_000_000, 7_812_500, 10_000_000, 30_000_000, 62_500_000})
    void anSpiIsNeverAboveItsRateAndNeverSlowerThanEmbassyMakesIt(long hz) {
        Project project = design("rp2040", WiredDesigns.line("SPI0", hz, "SCLK GPIO2", "TX GPIO3", "RX GPIO4"));
        List<String> lines = WiredDesigns.statements(WiredDesigns.wiring(project), "lines");
        long prescaler = number(lines, "cpsdvsr\\(\\)\\.bits\\((\\d+)\\)");
        long rate = number(lines, "scr\\(\\)\\.bits\\((\\d+)\\)") + 1;
        assertTrue(prescaler % 2 == 0 && prescaler <= 254 && rate <= 256, lines.toString());
        assertTrue(prescaler * rate * hz >= CLOCK_HZ, "above its rate: " + lines);
        assertTrue(prescaler * rate <= embassy(hz), lines.toString());
    }

    private static long embassy(long hz) {
        long ratio = Math.ceilDiv(CLOCK_HZ, hz * 2);
        long prescaler = Math.ceilDiv(ratio, 256);
        return prescaler * 2 * (prescaler == 1 ? ratio : Math.ceilDiv(ratio, prescaler));
    }

    private static long number(List<String> lines, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(String.join("\n", lines));
        assertTrue(found.find(), lines.toString());
        return Long.parseLong(found.group(1));
    }

    /** GPIO11 is the fourth of the second eight; the latched edge is cleared before it is let in. */
    @ParameterizedTest
    @CsvSource({"RISING, edge_high", "FALLING, edge_low"})
    void anEdgeRequestsItsHandlerOnceItsStartLetsIt(Edge edge, String field) {
        Peripheral button =
                WiredDesigns.line("GPIO", 0, "IN GPIO11").withEdge(edge).withPull(Pull.UP);
        Project project = WiredDesigns.design(
                "rtic", "rp2040", button, WiredDesigns.handler("pressed", button, WiredDesigns.NOW_AND_THEN));
        List<GeneratedFile> files = Designs.files(project);
        String text = Designs.text(files, "src/takt/wiring.rs");
        int cleared = text.indexOf(".write(|w| w.gpio3_" + field + "().clear_bit_by_one());");
        int let = text.indexOf(".modify(|_, w| w.gpio3_" + field + "().set_bit());");
        assertTrue(text.contains("io.intr(1)") && text.contains("io.proc0_inte(1)"), text);
        assertTrue(0 <= cleared && cleared < let, text);
        String body = Designs.text(files, "src/bodies/pressed.rs");
        assertTrue(body.contains("crate::takt::wiring::io_irq_bank0::start();"), body);
        assertTrue(body.contains("crate::takt::wiring::io_irq_bank0::acknowledge();"), body);
        assertTrue(
                Designs.text(files, "DESIGN.md")
                        .contains("the " + edge.tag() + " edge to core 0, from the handler's `start` on"),
                text);
    }
}
