package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.format.CatalogueFile;
import dev.takt.projects.format.OwnTargets;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chip of the user's own that has more than the shipped chip whose crates its code is written for. */
class BorrowedCratesTest {
    /** A UART4 and a pin PK7, which an STM32F411 does not have. */
    private static final String OWN = """
            {
              "id": "my-f4", "like": "stm32f411re", "name": "My F4", %s
              "peripherals": [
                {"instance": "UART4", "type": "uart", "vectors": ["USART2"], "bus": "APB1"},
                {"instance": "USART2", "type": "uart", "vectors": ["USART2"], "bus": "APB1"},
                {"instance": "GPIOA", "type": "gpio", "vectors": ["EXTI0"]}
              ],
              "pins": [
                {"name": "PA0", "signals": [], "limits": []}, {"name": "PA2", "signals": [], "limits": []}, {"name": "PK7", "signals": [], "limits": []}
              ]
            }
            """;

    private static List<String> refusals(String words, String runtime, Item... items) {
        ReadCatalogue read = OwnTargets.read(List.of(new CatalogueFile("my.json", OWN.formatted(words))));
        assertEquals(
                List.of(), read.problems().stream().map(p -> p.message().text()).toList());
        Project project = Project.blank("own", "my-f4", runtime).withItems(List.of(items));
        Machine machine = Machine.of(project, read.catalogue()).orElseThrow();
        return CodeGenerator.obstacles(machine, Analysis.of(machine, Progress.NONE), MemoryPlanner.plan(machine))
                .stream()
                .map(o -> o.item().map(ItemId::value).orElse("") + "." + o.property())
                .toList();
    }

    private static Peripheral line(String name, String instance, String pin) {
        return Peripheral.blank(ItemId.of(name), name)
                .withInstance(instance)
                .withBitRateHz(115_200)
                .withBitsPerByte(10)
                .withPins(List.of(new PinUse("TX", pin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"embassy", "rtic", "bare-metal"})
    void anInstanceThatTheCratesLackIsRefusedOnItsItem(String runtime) {
        assertEquals(List.of("console.instance"), refusals("", runtime, line("console", "UART4", "PA0")));
    }

    @Test
    void soIsAPin() {
        assertEquals(List.of("console.pins"), refusals("", "embassy", line("console", "USART2", "PK7")));
    }

    @Test
    void whatBothHaveIsGenerated() {
        assertEquals(List.of(), refusals("", "embassy", line("console", "USART2", "PA2")));
    }

    /** The crates are those of another chip then. */
    @Test
    void aFileThatSaysWhatCratesCallItsChipIsBelieved() {
        assertEquals(
                List.of(),
                refusals(
                        "\"crateWords\": {\"stm32f411re\": \"stm32f446re\"},",
                        "embassy",
                        line("console", "UART4", "PA0")));
    }
}
