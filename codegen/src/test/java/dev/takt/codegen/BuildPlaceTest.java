package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders that projects are built in: what has not changed is not built again, what has is, wherever a test writes it. */
class BuildPlaceTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    @TempDir
    Path targets;

    @Test
    void aFileThatIsAsItWasKeepsItsTime() throws IOException {
        Path place = brought(project("first", "main.rs", "fn main() {}", "lost.rs", "old"));
        setLongAgo(place);
        assertEquals(place, brought(project("second", "main.rs", "fn main() { }", "added.rs", "new")));
        Map<String, Boolean> untouched = new TreeMap<>();
        for (Path file : files(place)) {
            untouched.put(
                    place.relativize(file).toString(),
                    Files.getLastModifiedTime(file).equals(LONG_AGO));
        }
        assertEquals(Map.of("Cargo.toml", true, "src/main.rs", false, "src/added.rs", false), untouched);
    }

    @Test
    void whatCargoAndTestsLeaveInTheProjectIsNotBrought() throws IOException {
        Path project = project("first", "main.rs", "fn main() {}");
        Files.writeString(
                Files.createDirectories(project.resolve("target/built")).resolve("firmware.elf"), "");
        assertEquals(2, files(brought(project)).size());
    }

    /** As in a shared target folder: two folders, one name. Cargo alone would take the older of two for fresh. */
    @Test
    @Tag("firmware")
    void cargoBuildsWhatHasChangedAndNothingElse() throws IOException {
        Path one = project("one", "main.rs", "fn main() { println!(\"one\"); }");
        Path two = project("two", "main.rs", "fn main() { println!(\"two\"); }");
        setLongAgo(two);
        run(one);
        assertTrue(run(one).contains("Fresh a-place"), "it was just built");
        assertTrue(run(two).endsWith("two\n"), "it is another");
        assertTrue(run(one).endsWith("one\n"), "the first again");
    }

    @Test
    void aFolderOfBuildsThatHasGrownTooLargeIsCleared() throws IOException {
        Files.write(Files.createDirectories(targets.resolve("release/deps")).resolve("old.rlib"), new byte[3 << 20]);
        clearAbove(4);
        assertEquals(1, files(targets).size(), "3 MB and some folders");
        clearAbove(2);
        assertEquals(List.of(), files(targets));
        assertTrue(Files.isDirectory(targets), "the folder itself stays");
    }

    private void clearAbove(int megabytes) {
        String script = "source ../scripts/lib.sh; clear_above " + megabytes + " '" + targets + "'";
        Ran ran = FirmwareTools.run(Path.of("."), Map.of("root", ".."), List.of("bash", "-euc", script));
        assertEquals(0, ran.code(), ran.output());
    }

    private static String run(Path project) {
        Ran ran = FirmwareTools.onHost(project, Map.of(), "run", "--verbose");
        assertEquals(0, ran.code(), ran.output());
        return ran.output();
    }

    private Path brought(Path project) {
        BuildPlace place = BuildPlace.of(project, targets);
        place.bring(project);
        return place.folder();
    }

    /** A package of one name in a folder of its own, with sources. */
    private Path project(String place, String... sources) throws IOException {
        Path source = Files.createDirectories(folder.resolve(place).resolve("src"));
        Files.writeString(source.resolveSibling("Cargo.toml"), """
                [package]
                name = "a-place"
                version = "0.1.0"
                edition = "2024"
                """);
        for (int i = 0; i < sources.length; i += 2) {
            Files.writeString(source.resolve(sources[i]), sources[i + 1]);
        }
        return source.getParent();
    }

    private static void setLongAgo(Path place) throws IOException {
        for (Path file : files(place)) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
