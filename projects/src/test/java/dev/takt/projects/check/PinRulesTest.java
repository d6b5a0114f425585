package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.peripheral;
import static dev.takt.projects.check.Designs.pin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about the pins of the chip. */
class PinRulesTest {
    @Test
    void pinThatTheChipLacksIsFound() {
        List<String> said =
                found(new UnknownPinRule(), freertos(peripheral("a", "USART2", pin("TX", "PA2"), pin("RX", "PZ3"))));
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst().startsWith("a.pins: \"a\": STM32F411RE has no pin \"PZ3\". Its pins are PA0 to "),
                said.getFirst());
    }

    @Test
    void signalOnAPinThatCannotCarryItIsFound() {
        List<String> said =
                found(new PinSignalRule(), freertos(peripheral("a", "USART2", pin("TX", "PA2"), pin("RX", "PA5"))));
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst().startsWith("a.pins: \"a\": USART2.RX cannot be on PA5. It can be on: PA3"),
                said.getFirst());
    }

    @Test
    void aPinMatrixLeadsEverySignalEverywhere() {
        assertEquals(
                List.of(),
                found(
                        new PinSignalRule(),
                        Designs.of("esp32s3", "embassy", peripheral("a", "UART1", pin("TX", "GPIO7")))));
    }

    @Test
    void pinsThatTheBoardNeedsOrThatOnlyReadAreFound() {
        Project project = Designs.of(
                "esp32",
                "embassy",
                items(
                        peripheral("flash", "UART1", pin("TX", "GPIO6")),
                        peripheral("out", "GPIO", pin("OUT", "GPIO34"), pin("IN", "GPIO35")),
                        peripheral("good", "UART2", pin("TX", "GPIO23"))));
        assertEquals(
                List.of(
                        "flash.pins: \"flash\" uses GPIO6, to which the flash is connected: the chip would not start.",
                        "out.pins: \"out\" drives GPIO34, which is an input only."),
                found(new ReservedPinRule(), project));
    }

    /** Free on an ESP32-WROOM; flash on an ESP32-PICO-D4, PSRAM on an ESP32-WROVER. */
    @Test
    void pinsThatSomeModulesTakeAreWarnedOf() {
        Project project =
                Designs.of("esp32", "embassy", peripheral("second", "UART2", pin("RX", "GPIO16"), pin("TX", "GPIO17")));
        List<Problem> problems = new ReservedPinRule().check(Designs.context(project));
        assertEquals(
                List.of(
                        "second.pins: \"second\" uses GPIO16, to which the flash is connected in chips that have it inside, such as the ESP32-PICO-D4.",
                        "second.pins: \"second\" uses GPIO16, to which external RAM is connected on modules that have it.",
                        "second.pins: \"second\" uses GPIO17, to which the flash is connected in chips that have it inside, such as the ESP32-PICO-D4.",
                        "second.pins: \"second\" uses GPIO17, to which external RAM is connected on modules that have it."),
                problems.stream().map(Designs::line).toList());
        assertTrue(problems.stream().allMatch(p -> p.severity() == Severity.WARNING));
    }

    /** SWD and the reset pin are worth a warning, a pin of JTAG beside SWD a word. */
    @Test
    void pinsOfTheDebuggerAreFoundOnEveryChipThatOffersThem() {
        assertEquals(
                List.of("WARNING swd PA13", "WARNING swd PA14", "INFO jtag_only PB3"),
                said("stm32f411re", "PA13", "PA14", "PB3", "PA5"));
        assertEquals(
                List.of("WARNING swd PA13", "WARNING swd PA14", "WARNING nrst PF2"),
                said("stm32g071rb", "PA13", "PA14", "PF2"));
        assertEquals(
                List.of("WARNING usb_jtag GPIO18", "WARNING usb_jtag GPIO19"),
                said("esp32c3", "GPIO18", "GPIO19", "GPIO6"));
        assertEquals(
                List.of("WARNING usb_jtag GPIO12", "WARNING usb_jtag GPIO13"), said("esp32c6", "GPIO12", "GPIO13"));
        assertEquals(
                List.of("WARNING usb_jtag GPIO19", "WARNING usb_jtag GPIO20"), said("esp32s3", "GPIO19", "GPIO20"));
        assertEquals(List.of("INFO jtag_only GPIO13", "INFO jtag_only GPIO14"), said("esp32", "GPIO13", "GPIO14"));
    }

    /** P0.18 resets an nRF52833 and an nRF52840, P0.21 an nRF52832 (product specifications, pin assignments). */
    @Test
    void pinsThatANrf52NeedsForAntennaCrystalAndResetAreFound() {
        for (String chip : List.of("nrf52833", "nrf52840")) {
            assertEquals(
                    List.of("INFO crystal_32k P0.00", "WARNING nfc P0.09", "WARNING nfc P0.10", "WARNING reset P0.18"),
                    said(chip, "P0.00", "P0.09", "P0.10", "P0.18", "P0.21"));
        }
        assertEquals(
                List.of("INFO crystal_32k P0.01", "WARNING reset P0.21"), said("nrf52832", "P0.01", "P0.18", "P0.21"));
    }

    /** The Nucleo is fed a clock at PH0, so a crystal's second pin is free; on a chip with two pins of a crystal neither is. */
    @Test
    void thePinOfTheClockIsAnErrorOnlyWhereTheDesignRunsFromIt() {
        Project inside =
                Designs.of("stm32f411re", "embassy", peripheral("a", "GPIO", pin("IN", "PH0"), pin("OUT", "PH1")));
        assertEquals(List.of("INFO clock_in PH0"), said(inside));
        Project outside = inside.withSettings(inside.settings().withOscillator(Oscillator.EXTERNAL));
        assertEquals(List.of("ERROR clock_in PH0"), said(outside));
        Project fed = Designs.of("stm32g071rb", "embassy", peripheral("a", "GPIO", pin("IN", "PF0")));
        assertEquals(List.of("INFO clock_in PF0"), said(fed));
    }

    /** Who takes UART0 means the console. */
    @Test
    void theLinesOfTheConsoleAreSaidOfOthersThanTheConsole() {
        assertEquals(List.of("INFO console GPIO1", "INFO console GPIO3"), said("esp32", "GPIO1", "GPIO3"));
        assertEquals(
                List.of(),
                said(Designs.of(
                        "esp32c3", "embassy", peripheral("a", "UART0", pin("TX", "GPIO21"), pin("RX", "GPIO20")))));
    }

    /** Of pins that are read: severity, limit and pin of each problem. */
    private static List<String> said(String chip, String... pins) {
        String[] uses = Arrays.stream(pins).map(p -> pin("IN", p)).toArray(String[]::new);
        return said(Designs.of(chip, "embassy", peripheral("a", "GPIO", uses)));
    }

    private static List<String> said(Project project) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : new ReservedPinRule().check(Designs.context(project))) {
            String key = problem.message().key();
            lines.add(problem.severity() + " " + key.substring(key.lastIndexOf('.') + 1) + " "
                    + problem.message().arguments().getLast());
        }
        return lines;
    }

    @Test
    void pinThatChoosesHowTheChipStartsIsFound() {
        Project project = Designs.of(
                "esp32s3",
                "embassy",
                items(peripheral("a", "GPIO", pin("OUT", "GPIO46")), peripheral("b", "GPIO", pin("OUT", "GPIO4"))));
        assertEquals(
                List.of(
                        "a.pins: \"a\" uses GPIO46, whose level at reset chooses how the chip starts: make sure that what is wired to it leaves it alone."),
                found(new StrappingPinRule(), project));
    }

    @Test
    void everyFixOfAPinFindsAFreeOne() {
        Project wrong = freertos(peripheral("a", "USART2", pin("RX", "PA5")));
        assertEquals(List.of(), found(new PinSignalRule(), fixed(new PinSignalRule(), wrong)));
        Project strapped = Designs.of("esp32s3", "embassy", peripheral("a", "GPIO", pin("OUT", "GPIO46")));
        assertEquals(List.of(), found(new StrappingPinRule(), fixed(new StrappingPinRule(), strapped)));
        Project flash = Designs.of("esp32", "embassy", peripheral("a", "UART1", pin("TX", "GPIO6")));
        assertEquals(List.of(), found(new ReservedPinRule(), fixed(new ReservedPinRule(), flash)));
    }
}
