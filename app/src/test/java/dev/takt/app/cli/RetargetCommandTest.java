package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code retarget}. */
class RetargetCommandTest {
    @TempDir
    private Path folder;

    private Path sample(String id) {
        Path design = folder.resolve(id + ".takt");
        assertEquals(0, Ran.takt("new", "--sample", id, design).code());
        return design;
    }

    @Test
    void aDesignMovesToAnotherChipAndSaysWhatChanged() throws Exception {
        Path moved = folder.resolve("on-a-pico.takt");
        Ran ran = Ran.takt("retarget", sample("rtic-cortex-m3"), "--target", "stm32f411re", "-o", moved);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("UART0 is USART1."), ran.out());
        assertTrue(ran.out().contains("everything found a place"), ran.out());
        assertTrue(Files.readString(moved).contains("\"target\": \"stm32f411re\""));
        assertEquals(0, Ran.takt("check", moved).code());
    }

    @Test
    void whatFindsNoPlaceIsMarkedAndExitCodeOne() {
        Ran ran = Ran.takt("retarget", sample("motor-control"), "--target", "stm32f411re");
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.out().contains("! CAN1: the chip has nothing free in the place of CAN1."), ran.out());
    }

    @Test
    void theRuntimeCanChangeToo() {
        Ran ran = Ran.takt("retarget", sample("motor-control"), "--runtime", "embassy", "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\"schema\": \"takt.retarget/1\""), ran.out());
        assertTrue(ran.out().contains("\"runtime\": \"embassy\""), ran.out());
    }

    @Test
    void whereToHasToBeSaidAndKnown() {
        Path design = sample("motor-control");
        assertEquals(2, Ran.takt("retarget", design).code());
        assertEquals(2, Ran.takt("retarget", design, "--target", "z80").code());
        assertTrue(Ran.takt("retarget", design, "--target", "esp32").err().contains("embassy"));
    }
}
