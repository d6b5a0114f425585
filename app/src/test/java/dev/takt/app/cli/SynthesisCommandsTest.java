package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sensitivity} and {@code assign}. */
class SynthesisCommandsTest {
    @TempDir
    private Path folder;

    private Path set(String rows) throws Exception {
        Path csv = Files.writeString(
                folder.resolve("set.csv"), "name,wcet_us,period_us,deadline_us,priority,jitter_us\n" + rows);
        Path design = folder.resolve("set.takt");
        assertEquals(0, Ran.takt("import", csv, "-o", design).code());
        return design;
    }

    @Test
    void marginsOfATaskSet() throws Exception {
        Ran ran = Ran.takt("sensitivity", set("a,10,100,100,1,0\n"), "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\"schema\": \"takt.sensitivity/1\""), ran.out());
        assertTrue(
                ran.out()
                        .replaceAll("\\s+", " ")
                        .contains(
                                "\"figure\": \"wcet\", \"item\": \"a\", \"now\": 10000, \"limit\": 100000, \"permille\": 10000"),
                ran.out());
    }

    @Test
    void whatIsMissedAsItIsIsExitCodeOne() throws Exception {
        Ran ran = Ran.takt("sensitivity", set("a,60,100,100,1,0\nb,150,200,200,2,0\n"));
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.out().contains("Something is missed as it is"), ran.out());
    }

    /** The deadline-monotonic order misses, Audsley's does not; the design written meets every deadline. */
    @Test
    void assignedPrioritiesAreWritten() throws Exception {
        Path design = set("a,5,100,10,1,0\nb,5,100,11,2,5\n");
        Path better = folder.resolve("better.takt");
        assertEquals(1, Ran.takt("assign", design, "--priorities", "dm").code());
        Ran ran = Ran.takt("assign", design, "--priorities", "audsley", "-o", better);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals(0, Ran.takt("analyze", better).code());
        assertEquals(1, Ran.takt("analyze", design).code());
    }

    @Test
    void whatToAssignHasToBeSaid() throws Exception {
        Ran ran = Ran.takt("assign", set("a,5,100,10,1,0\n"));
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("--priorities"), ran.err());
        Ran wrong = Ran.takt("assign", set("a,5,100,10,1,0\n"), "--priorities", "fast");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("rm, dm, audsley"), wrong.err());
    }

    @Test
    void oneCoreLeavesNothingToAssign() throws Exception {
        Ran ran = Ran.takt("assign", set("a,5,100,10,1,0\n"), "--cores", "first-fit");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("has one core"), ran.out());
    }
}
