package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registers of an nRF52 get: values and order of the product specifications, sections GPIO, GPIOTE, UARTE, TWIM, SPIM and TIMER. */
class NrfWiringTest {
    /** PSEL has the port in bit 5; the pins of a UARTE are set up while it is off, TXD high at rest; 115 200 baud are 115 108. */
    @ParameterizedTest
    @CsvSource({"rtic", "bare-metal"})
    void aUarteIsToldItsPinsAndItsRateAndThenTurnedOn(String runtime) {
        Project project =
                WiredDesigns.design(runtime, "nrf52833", WiredDesigns.line("UARTE0", 115_200, "TX P0.06", "RX P1.08"));
        String text = WiredDesigns.wiring(project);
        assertEquals(
                List.of(
                        "let port = &device.P0;",
                        "port.outset.write(|w| w.pin6().set());",
                        "port.pin_cnf[6].write(|w| w.dir().output());"),
                WiredDesigns.statements(text, "port_0"));
        assertEquals(
                List.of("let port = &device.P1;", "port.pin_cnf[8].write(|w| w.input().connect());"),
                WiredDesigns.statements(text, "port_1"));
        assertEquals(
                List.of(
                        "let uart = &device.UARTE0;",
                        "unsafe {",
                        "uart.psel.txd.write(|w| w.bits(6));",
                        "uart.psel.rxd.write(|w| w.bits(40));",
                        "}",
                        "uart.baudrate.write(|w| w.baudrate().baud115200());",
                        "uart.enable.write(|w| w.enable().enabled());"),
                WiredDesigns.statements(text, "lines"));
        assertTrue(text.contains("    port_0(device);\n    port_1(device);\n    lines(device);\n"), text);
        assertTrue(
                WiredDesigns.page(project)
                        .contains(
                                "- line UARTE0 (UARTE0): TX on P0.06; RX on P1.08; 115200 baud as 115108 (-799 ppm); 8N1; on\n"),
                WiredDesigns.page(project));
    }

    /** Both lines are inputs that are only driven low (S0D1). */
    @Test
    void theLinesOfATwimAreOpenDrainWithThePullOfTheDesign() {
        String text = WiredDesigns.wiring(WiredDesigns.design(
                "rtic",
                "nrf52832",
                WiredDesigns.line("TWIM0", 400_000, "SCL P0.27", "SDA P0.26").withPull(Pull.UP)));
        for (int pin = 26; pin <= 27; pin++) {
            assertTrue(
                    text.contains(
                            "port.pin_cnf[" + pin + "].write(|w| w.input().connect().pull().pullup().drive().s0d1());"),
                    text);
        }
        assertTrue(text.contains("i2c.frequency.write(|w| w.frequency().k400());"), text);
        assertTrue(text.contains("i2c.psel.scl.write(|w| w.bits(27));"), text);
    }

    @ParameterizedTest
    @CsvSource({"125000, k125", "249999, k125", "3000000, m2", "8000000, m8", "20000000, m8"})
    void anSpimHasTheFastestClockThatIsNotAboveTheRateAndStaysOff(long hz, String rate) {
        String text = WiredDesigns.wiring(WiredDesigns.design(
                "bare-metal", "nrf52840", WiredDesigns.line("SPIM2", hz, "SCK P0.19", "MOSI P0.20", "MISO P1.01")));
        assertTrue(text.contains("spi.frequency.write(|w| w.frequency()." + rate + "());"), text);
        assertFalse(text.contains("enable()"), text);
    }

    @Test
    void aRateThatALineDoesNotMakeIsLeftWithItsReason() {
        String page = WiredDesigns.page(WiredDesigns.design(
                "bare-metal",
                "nrf52840",
                WiredDesigns.line("SPIM2", 100_000, "SCK P0.19", "CSN P0.20"),
                WiredDesigns.line("UARTE1", 123_456, "TX P0.02"),
                WiredDesigns.line("UARTE0", 9_600, "TX P0.03", "CTS P0.04").withBitsPerByte(11)));
        String left = page.substring(page.indexOf("Yours, in `src/bodies`"));
        for (String line : List.of(
                "(SPIM2): CSN on P0.20, of which the chip's data has no function; its rate, which this clock does not make, and mode, then turn it on\n",
                "(UARTE1): its rate, which this clock does not make, then turn it on\n",
                "(UARTE0): a frame of 11 bits (CONFIG), then turn it on\n")) {
            assertTrue(left.contains(line), line + left);
        }
    }

    /** A channel of GPIOTE for each pin; the event is cleared before INTENSET lets it in. 1 ms are 16 000 counts of 16 MHz. */
    @Test
    void handlersAreRequestedByEdgesAndByATimerOnceTheirStartLetsThem() {
        Project project = WiredDesigns.handlers("bare-metal", "nrf52833", "P0.14", "P1.02", "TIMER3");
        List<GeneratedFile> files = Designs.files(project);
        String text = Designs.text(files, "src/takt/wiring.rs");
        String edges = text.substring(text.indexOf("pub mod gpiote"), text.indexOf("pub mod timer3"));
        assertTrue(edges.contains("unsafe { w.psel().bits(14) };"), text);
        assertTrue(edges.contains("w.polarity().toggle().mode().event()"), text);
        assertTrue(edges.contains("w.port().set_bit().polarity().toggle().mode().event()"), text);
        for (int channel = 0; channel < 2; channel++) {
            int configured = edges.indexOf("events.config[" + channel + "].write(");
            int cleared = edges.indexOf("events.events_in[" + channel + "].reset();");
            int let = edges.indexOf("events.intenset.write(|w| w.in" + channel + "().set());");
            assertTrue(0 <= configured && configured < cleared && cleared < let, text);
        }
        assertTrue(text.contains("timer.cc[0].write(|w| w.bits(16_000));"), text);
        String pressed = Designs.text(files, "src/bodies/pressed.rs");
        assertTrue(pressed.contains("crate::takt::wiring::gpiote::start();"), pressed);
        assertTrue(pressed.contains("crate::takt::wiring::gpiote::acknowledge();"), pressed);
        String elapsed = Designs.text(files, "src/bodies/elapsed.rs");
        assertTrue(elapsed.contains("crate::takt::wiring::timer3::start();"), elapsed);
        String page = Designs.text(files, "DESIGN.md");
        assertTrue(page.contains("both edges by channel 0, channel 1 of GPIOTE, from the handler's `start` on"), page);
        assertTrue(page.contains("a request every 1 ms (16000 counts of 16 MHz), from the handler's `start` on"), page);
        assertFalse(page.contains("`setup` has to let the peripheral request"), page);
    }

    @ParameterizedTest
    @CsvSource({"RISING, lo_to_hi", "FALLING, hi_to_lo", "BOTH, toggle"})
    void thePolarityIsTheEdgeOfTheDesign(Edge edge, String polarity) {
        Peripheral button = WiredDesigns.line("GPIO", 0, "IN P0.11").withEdge(edge);
        String text = WiredDesigns.wiring(WiredDesigns.design(
                "rtic", "nrf52840", button, WiredDesigns.handler("pressed", button, WiredDesigns.NOW_AND_THEN)));
        assertTrue(text.contains("w.polarity()." + polarity + "().mode().event()"), text);
    }
}
