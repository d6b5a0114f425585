package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    @TempDir
    private Path folder;

    @Test
    void copyOfASampleIsTheSampleWordForWord() throws Exception {
        Path file = folder.resolve("mine.takt");

        assertEquals(0, Ran.takt("new", "--sample", "motor-control", file).code());

        assertEquals(Samples.byId("motor-control").orElseThrow().text(), Files.readString(file));
    }

    @Test
    void emptyDesignHasTheNameOfItsFile() throws Exception {
        Path file = folder.resolve("pump.takt");

        assertEquals(
                0,
                Ran.takt("new", "--target", "stm32f405rg", "--runtime", "rtic", file)
                        .code());

        assertEquals(
                Project.blank("pump", "stm32f405rg", "rtic"),
                ProjectFiles.load(file).project().orElseThrow());
    }

    @Test
    void fileThatExistsIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.takt"), "mine");

        Ran ran = Ran.takt("new", "--sample", "motor-control", file);

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("exists already"), ran.err());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void runtimeThatDoesNotRunOnTheChipIsRefusedAndOthersNamed() {
        Path file = folder.resolve("x.takt");

        Ran ran = Ran.takt("new", "--target", "esp32s3", "--runtime", "rtic", file);

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("embassy"), ran.err());
        assertFalse(Files.exists(file));
    }

    @Test
    void unknownSampleNamesTheKnownOnes() {
        Ran ran = Ran.takt("new", "--sample", "motor", folder.resolve("x.takt"));

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("motor-control"), ran.err());
    }

    @Test
    void sampleAndTargetTogetherAreUsage() {
        assertEquals(
                2,
                Ran.takt("new", "--sample", "motor-control", "--target", "esp32", "--runtime", "embassy", "x.takt")
                        .code());
    }
}
