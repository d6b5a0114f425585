package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderCommandTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    private Path folder;

    static Stream<Sample> samples() {
        return Samples.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void boardAndTimelineAreDrawnInBothForms(Sample sample) throws Exception {
        Path out = folder.resolve("pictures");

        Ran ran = Ran.takt("render", file(sample), "-o", out);

        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                List.of("board.svg", "board.png", "timeline.svg", "timeline.png"),
                ran.out().lines().map(l -> Path.of(l).getFileName().toString()).toList());
        assertTrue(Files.readString(out.resolve("board.svg")).startsWith("<svg"));
        assertTrue(java.util.Arrays.equals(
                PNG, java.util.Arrays.copyOf(Files.readAllBytes(out.resolve("timeline.png")), PNG.length)));
    }

    @Test
    void namesOfTheUserNeverBecomeMarkup() throws Exception {
        Sample sample = Samples.byId("rtic-cortex-m3").orElseThrow();
        String named =
                sample.text().replaceFirst("\"name\": \"[^\"]*\"(,\\s*\"activation\")", "\"name\": \"<script>&\"$1");
        Path design = Files.writeString(folder.resolve("named.takt"), named);

        Ran.takt("render", "--view", "board", "--image", "svg", design, "-o", folder);

        assertTrue(!Files.readString(folder.resolve("board.svg")).contains("<script>"));
    }

    @Test
    void spanThatEndsBeforeItBeginsIsRefused() throws Exception {
        Ran ran = Ran.takt(
                "render",
                "--from",
                "5s",
                "--to",
                "2s",
                file(Samples.byId("motor-control").orElseThrow()));

        assertEquals(2, ran.code());
        assertEquals("--to has to be after --from: 2 s is not after 5 s.\n", ran.err());
    }

    @Test
    void fileWhereAFolderIsNeededIsNamed() throws Exception {
        Path design = file(Samples.byId("motor-control").orElseThrow());

        Ran ran = Ran.takt("render", design, "-o", design.resolve("pictures"));

        assertEquals(2, ran.code());
        assertEquals(design + ": this is a file, not a folder\n", ran.err());
    }

    /** The device that is always full is no regular file, so it is written to as it is. */
    @Test
    void diskThatIsFullIsNamedWithTheFile() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Ran ran = Ran.takt(
                "simulate",
                "--csv",
                "/dev/full",
                file(Samples.byId("motor-control").orElseThrow()));

        assertEquals(2, ran.code());
        assertTrue(ran.err().endsWith("/dev/full: there is no space left on the disk\n"), ran.err());
    }

    @Test
    void picturesAreTheSameEveryTime() throws Exception {
        Path design = file(Samples.byId("motor-control").orElseThrow());

        Ran.takt("render", "--image", "svg", design, "-o", folder.resolve("a"));
        Ran.takt("render", "--image", "svg", design, "-o", folder.resolve("b"));

        assertEquals(Files.readString(folder.resolve("a/board.svg")), Files.readString(folder.resolve("b/board.svg")));
        assertEquals(
                Files.readString(folder.resolve("a/timeline.svg")), Files.readString(folder.resolve("b/timeline.svg")));
    }

    private Path file(Sample sample) throws Exception {
        return Files.writeString(folder.resolve(sample.fileName()), sample.text());
    }
}
