package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.peripheral;
import static dev.takt.projects.check.Designs.pin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
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
