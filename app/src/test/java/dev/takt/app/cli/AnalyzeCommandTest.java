package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
    @TempDir
    private Path folder;

    /** The kernel's switch is known, and both ends of an interrupt; the design tells the cost of a send. */
    @Test
    void costsWithoutAFigureAreNamed() throws IOException {
        assertEquals(
                List.of(
                        "Costs that count 0, since no figure is known: wake, tick, lock, unlock, spawn, sleep, alarm, release"),
                unknown("stm32f411re", "freertos", "{\"cost\": \"send\", \"cycles\": 90}"));
    }

    /** Neither end of an interrupt is known of this chip; RTIC tells what its locks take. */
    @Test
    void costsOfTheChipAreAmongThem() throws IOException {
        assertEquals(
                List.of("Costs that count 0, since no figure is known:"
                        + " interrupt-entry, interrupt-exit, wake, tick, send, spawn, poll, sleep, alarm, release"),
                unknown("riscv-virt", "rtic", ""));
    }

    @Test
    void theGenericRuntimeCostsNothingByDefinition() throws IOException {
        assertEquals(List.of(), unknown("stm32f411re", "generic", ""));
    }

    private List<String> unknown(String target, String runtime, String costs) throws IOException {
        Path design = Files.writeString(folder.resolve("design.takt"), """
                {"takt": 1, "name": "d", "target": "%s", "runtime": "%s", "settings": {"costs": [%s]},
                 "items": [{"kind": "task", "id": "a", "name": "a", "priority": 1}]}
                """.formatted(target, runtime, costs));
        Ran ran = Ran.takt("analyze", design.toString());
        assertFalse(ran.out().isEmpty(), ran.err());
        return ran.out()
                .lines()
                .filter(l -> l.startsWith("Costs"))
                .map(l -> l.substring(0, l.indexOf(" (")))
                .toList();
    }
}
