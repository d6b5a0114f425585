package dev.takt.sim.board;

import static dev.takt.sim.design.Do.compute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What stands around a log is passed over; what in it cannot be is refused where it stands. */
class LogReaderTest {
    private static final SimPlan PLAN = PlanCompiler.compile(Design.on("esp32s3", "generic", 1)
            .resource("data", Protocol.INHERITANCE)
            .periodic("control", 1, 100, 0, compute(20))
            .periodic("report", 1, 100, 0, compute(20))
            .core("report", 1)
            .machine());

    private static final String LOG = """
            time_ns,event,core,context,thing,value
            0,start,0,control,,0
            1000,lock,0,control,data,
            2000,unlock,0,control,data,
            3000,complete,0,control,,
            500,start,1,report,,0
            2500,complete,1,report,,
            10000,stack,0,,,480
            10000,worst-response,0,control,,3000
            10000,misses,0,control,,0
            10000,end,0,,,
            """;

    private static Trace read(String text) {
        return BoardTrace.read(text, PLAN).trace();
    }

    private static void same(String text) {
        assertEquals(new String(TraceBytes.of(read(LOG))), new String(TraceBytes.of(read(text))));
    }

    private static void refused(String text, String words) {
        String said = assertThrows(TraceFormatException.class, () -> read(text))
                .words()
                .text();
        assertTrue(said.startsWith(words), said);
    }

    @Test
    void otherLinesPrefixesColoursAndLineEndsDoNotMatter() {
        same(LOG.replace("\n", "\r\n"));
        same(LOG.replaceAll("(?m)^(?=[0-9t])", "\u001B[32mINFO\u001B[0m [0.25s] ")
                .replaceAll("(?m)$", "\u001B[0m"));
        same(LOG.replaceAll("(?m)^(?=[0-9t])", "12:30:01.250: ").replaceAll("(?m)$", " (takt/trace/log.rs:70)"));
        same("I (24) boot: ESP-IDF v5\nRunning, 3 tasks\n" + LOG + "Firmware exited\n1,2,3\n");
        same(LOG.replace("1000,lock", "WARN  adc is slow: 12 of 40\n└─ app::adc @ src/adc.rs:12\n\n1000,lock"));
    }

    @Test
    void textOfAPowerShellIsReadToo() {
        byte[] utf16 = ("\uFEFF" + LOG).getBytes(StandardCharsets.UTF_16LE);
        same(BoardTrace.text(utf16));
        same(BoardTrace.text(LOG.getBytes(StandardCharsets.UTF_8)));
    }

    /** The board was reset while it printed, and printed another, which counts; one that is cut off behind that does not. */
    @Test
    void lastWholeLogCounts() {
        String begun = LOG.substring(0, LOG.indexOf("2000,unlock"));
        same(begun + LOG);
        same(LOG.replace("3000,complete", "2900,complete") + LOG + begun);
    }

    @Test
    void noiseDoesNotMoveWhereSomethingStands() {
        refused(
                "boot\n\u001B[33mI\u001B[0m "
                        + LOG.replace("1000,lock,0,control,data", "\u001B[33mI\u001B[0m 1000,lock,0,control,date"),
                "line 4, column 32: There is nothing with the id \"date\" in the design that \"lock\" could be about. There is: data.");
    }

    @Test
    void whatCannotBeIsRefusedWhereItStands() {
        refused("hello\n", "There is no log of a board in it: no line says time_ns,event,core,context,thing,value.");
        refused(
                LOG.substring(0, LOG.indexOf("10000,end")),
                "line 10, column 1: The log stops here without its line \"end\"");
        refused(
                LOG.replace("3000,complete,0,control", "3000,complete,0,contrl"),
                "line 5, column 17: The design has no task or interrupt with the id \"contrl\". It has: control, report.");
        refused(
                LOG.replace("2000,unlock", "999,unlock"),
                "line 4, column 1: Time goes back: 999 ns come after 1000 ns in line 3");
        refused(
                LOG.replace("2000,unlock,0,control,data,", "2000,unlock,0,con"),
                "line 4, column 1: The line begins as one of the log and is not one");
        refused(
                LOG.replace("2000,unlock", "2000,unlok"),
                "line 4, column 6: unlok is no event of a log. Accepted are: release, overrun, start,");
        refused(
                LOG.replace("500,start,1", "500,start,2"),
                "line 6, column 11: The design has no core 2; its last is core 1.");
        refused(
                LOG.replace("500,start,1,report", "500,start,1,control"),
                "line 6, column 11: control has noted something on core 1");
        refused(
                LOG.replace("500,start,1,report", "500,resume,1,report"),
                "line 6, column 1: \"resume\" of report is noted, and no job of it has started.");
        refused(
                LOG.replace("3000,complete,0,control,,", "3000,start,0,control,,100"),
                "line 5, column 1: A job of control starts, and its last one");
        refused(
                LOG.replace("10000,end", "1000000000000000000000,end"),
                "line 11, column 1: \"1000000000000000000000\" is no number");
        refused(LOG.replace("10000,end", "100000000000000000,end"), "By its last line the log is of");
    }
}
