package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
    @TempDir
    Path folder;

    private final Project project = Samples.ALL.getFirst().project();

    @Test
    void whatIsSavedIsLoadedAgain() throws Exception {
        Path file = folder.resolve("a.takt");
        ProjectFiles.save(file, project);
        Opened opened = ProjectFiles.load(file);
        assertTrue(opened.isWhole());
        assertEquals(project, opened.project().orElseThrow());
    }

    @Test
    void savingLeavesNothingElseBehind() throws Exception {
        ProjectFiles.save(folder.resolve("a.takt"), project);
        ProjectFiles.save(folder.resolve("a.takt"), project.withName("b"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("a.takt"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = Files.writeString(folder.resolve("real.takt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.takt"), real);
        ProjectFiles.save(link, project);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(project, ProjectFiles.load(real).project().orElseThrow());
    }

    @Test
    void aFailedSaveLeavesTheFileAsItWas() throws IOException {
        Path file = folder.resolve("missing").resolve("a.takt");
        ProjectFileException e = assertThrows(ProjectFileException.class, () -> ProjectFiles.save(file, project));
        assertTrue(e.words().text().contains("a.takt"), e.words()::text);
    }

    @Test
    void bytesThatAreNoTextAreNamed() throws IOException {
        Path file = folder.resolve("a.takt");
        Files.write(file, new byte[] {'{', (byte) 0xFF, '}'});
        ProjectFileException e = assertThrows(ProjectFileException.class, () -> ProjectFiles.load(file));
        assertEquals(
                file + " is not UTF-8 text, so it is no project file.",
                e.words().text());
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.takt");
        ProjectFileException e = assertThrows(ProjectFileException.class, () -> ProjectFiles.load(file));
        assertEquals(file + " cannot be read: there is no such file.", e.words().text());
    }
}
