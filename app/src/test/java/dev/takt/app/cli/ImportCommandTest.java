package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.TaskSetUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import}, and what {@code analyze} says about the result. */
class ImportCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aTableBecomesADesignWhoseBoundsCanBeRead() throws IOException {
        Path table = Files.writeString(
                folder.resolve("set.csv"), "name,wcet_us,period_us,prio\nT1,20,70,1\nT2,20,80,2\nT3,35,200,3\n");
        Path design = folder.resolve("set.takt");
        Ran imported = Ran.takt("import", table.toString(), "-o", design.toString());
        assertEquals(0, imported.code(), imported.err());
        Ran analysed = Ran.takt("analyze", design.toString(), "--format", "json", "--granule", "1us");
        assertTrue(analysed.out().contains("\"bound\": 115000"), analysed.out());
        assertTrue(analysed.out().contains("\"granuleNs\": 1000"), analysed.out());
    }

    @Test
    void errorsAreAllSaidAndNothingIsWritten() throws IOException {
        Path table = Files.writeString(folder.resolve("bad.csv"), "name,wcet,period_us,prio\nT1,20,0,1\n");
        Path design = folder.resolve("bad.takt");
        Ran ran = Ran.takt("import", table.toString(), "-o", design.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(table + ":2:4: error:"), ran.err());
        assertTrue(ran.err().contains(table + ":2:7: error:"), ran.err());
        assertFalse(Files.exists(design));
    }

    /** Three on core 0, with the bounds of that core; x and y share the two others. */
    @Test
    void tasksThatShareCoresMayBeAllowedOnSomeOnly() throws IOException {
        Path table = Files.writeString(folder.resolve("set.csv"), """
                name,wcet_us,period_us,prio,affinity
                T1,20,70,1,0
                T2,20,80,2,0
                T3,35,200,3,0
                x,10,100,4,1|2
                y,10,100,5,1|2
                """);
        Path design = folder.resolve("set.takt");
        Ran imported = Ran.takt("import", table.toString(), "-o", design.toString(), "--sharing", "global");
        assertEquals(0, imported.code(), imported.err());
        String[] rows =
                Ran.takt("analyze", design.toString(), "--granule", "1us").out().split("\n");
        assertTrue(rows[3].matches("T3 +0 .* 115 us .*fixed-priority-rta"), rows[3]);
        assertTrue(rows[5].matches("y +1,2 .* 10 us .*global-fixed-priority"), rows[5]);
        String json =
                Ran.takt("analyze", design.toString(), "--format", "json").out().replaceAll("\\s+", " ");
        assertTrue(json.contains("\"name\": \"T3\", \"core\": 0, \"affinity\": [ 0 ],"), json);
        assertTrue(json.contains("\"name\": \"y\", \"core\": 1, \"affinity\": [ 1, 2 ],"), json);
    }

    @Test
    void aColumnOfNoConcernIsLeftOutByItsName() throws IOException {
        Path table = Files.writeString(
                folder.resolve("set.csv"), "name,wcet,period,priority,comment\nT1,20.5,1e2,1.0,fast\n");
        Path design = folder.resolve("set.takt");
        Ran refused = Ran.takt("import", table.toString(), "-o", design.toString(), "--unit", "us");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--ignore \"comment\""), refused.err());
        Ran imported =
                Ran.takt("import", table.toString(), "-o", design.toString(), "--unit", "us", "--ignore", "Comment");
        assertEquals(0, imported.code(), imported.err());
    }

    /** One list for the option's help, its error and the table. */
    @Test
    void theUnitsOfTheHelpAreThoseThatAreRead() {
        String units = Arrays.stream(TaskSetUnit.values()).map(TaskSetUnit::tag).collect(Collectors.joining("|"));
        String help = Ran.takt("import", "--help").out();
        assertTrue(help.contains("--unit=" + units), help);
        Ran wrong = Ran.takt("import", "set.csv", "-o", "set.takt", "--unit", "days");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains(TaskSetUnit.accepted()), wrong.err());
    }
}
