package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chip of a known family added by a file beside the design, from the first command to the last: no Java. */
class OwnTargetsCommandTest {
    @TempDir
    Path folder;

    private Path design;

    @BeforeEach
    void targets() throws Exception {
        Files.createDirectories(folder.resolve("targets"));
        Files.writeString(folder.resolve("targets/feather.json"), """
                {
                  "id": "feather-f405",
                  "like": "stm32f405rg",
                  "name": "Feather F405",
                  "board": "Feather STM32F405"
                }
                """);
        design = folder.resolve("mine.takt");
    }

    @Test
    void aDesignForItIsMadeCheckedSimulatedAndGenerated() throws Exception {
        assertEquals(
                0,
                Ran.takt("new", "--target", "feather-f405", "--runtime", "rtic", design)
                        .code());
        assertEquals(0, Ran.takt("check", design).code());
        assertEquals(0, Ran.takt("simulate", design).code());
        Path firmware = folder.resolve("firmware");
        Ran generated = Ran.takt("generate", design, "-o", firmware);
        assertEquals(0, generated.code(), generated.err());
        assertTrue(Files.readString(firmware.resolve("README.md")).contains("Feather F405"));
    }

    @Test
    void aBadFileIsNamedAndCostsNothingElse() throws Exception {
        Files.writeString(folder.resolve("targets/bad.json"), """
                {"id": "bad", "like": "stm32f405rg",
                 "vectros": []}
                """);
        Ran made = Ran.takt("new", "--target", "feather-f405", "--runtime", "rtic", design);
        assertEquals(0, made.code());
        assertTrue(made.err().contains("bad.json: vectros is not known here."), made.err());
        assertTrue(made.err().contains("(line 2, column 2)"), made.err());
    }
}
