package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.BoardLogs;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a board has told, on the command line: the figures of a run, and why a job was late. */
class TraceCommandTest {
    @TempDir
    private Path folder;

    private Path design = Path.of("");

    @BeforeEach
    void writeDesign() throws IOException {
        design =
                file("design.takt", Samples.byId("rtic-cortex-m3").orElseThrow().text());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void logOfABoardHasTheFiguresOfARunAndBecomesATraceThatSaysTheSame() throws Exception {
        Path log = file("board.log", BoardLogs.LATE_CONTROL);
        Path trace = folder.resolve("run.takt-trace");
        Ran ran = Ran.takt("trace", "--format", "json", design, log, "-o", trace);
        assertEquals(1, ran.code(), "a deadline was missed: " + ran.err());
        assertTrue(ran.out().contains("\"schema\": \"takt.simulation/1\""), ran.out());
        assertTrue(ran.out().contains("\"seed\": null"), ran.out());
        assertTrue(ran.out().contains("\"durationNs\": 20000000"), ran.out());
        assertTrue(ran.out().contains("\"missed\": 1"), ran.out());
        assertTrue(ran.out().contains("\"worstResponseNs\": 11500000"), ran.out());

        Ran again = Ran.takt("trace", "--format", "json", design, trace);
        assertEquals(ran.out().replace(log.toString(), ""), again.out().replace(trace.toString(), ""), again.err());
    }

    @Test
    void figuresAreText() throws Exception {
        Ran ran = Ran.takt("trace", design, file("board.log", BoardLogs.LATE_CONTROL));
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("read 20 ms"), ran.out());
        assertTrue(ran.out().contains("deadlines missed: 1"), ran.out());
        assertTrue(ran.out().contains("11.5 ms"), ran.out());
    }

    /** 9.7 ms of its own and three times sampling. */
    @Test
    void lateJobOfALogIsExplained() throws Exception {
        Path log = file("board.log", BoardLogs.LATE_CONTROL);
        Ran ran = Ran.takt("explain", design, "--trace", log);
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.out().contains("control#0"), ran.out());
        assertTrue(ran.out().contains("1.5 ms late"), ran.out());
        assertTrue(ran.out().contains("9.7"), ran.out());
        assertTrue(ran.out().contains("1.8"), ran.out());
    }

    @Test
    void whatIsNoLogOfThisDesignIsRefusedWhereItShows() throws Exception {
        Ran strange = Ran.takt("trace", design, file("a.log", BoardLogs.LATE_CONTROL.replace("report", "reports")));
        assertEquals(2, strange.code());
        assertTrue(strange.err().contains("a.log: line 15, column 18: The design has no task"), strange.err());
        Ran none = Ran.takt("trace", design, file("b.log", "Hello\n"));
        assertEquals(2, none.code());
        assertTrue(none.err().contains("There is no log of a board in it"), none.err());
        Ran absent = Ran.takt("trace", design, folder.resolve("c.log"));
        assertEquals(2, absent.code(), absent.err());
    }

    @Test
    void lostEventsAreSaidAndWhatIsBeforeThemIsRead() throws Exception {
        String lost = BoardLogs.LATE_CONTROL.replace("20000000,stack", "20000000,overflow,0,,,7\n20000000,stack");
        Ran ran = Ran.takt("trace", design, file("board.log", lost));
        assertTrue(ran.err().contains("7 events are lost behind 15.6 ms"), ran.err());
        assertTrue(ran.out().contains("read 15.6 ms"), ran.out());
    }
}
