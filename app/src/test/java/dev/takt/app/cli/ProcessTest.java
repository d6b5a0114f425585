package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command line as a process: exit codes and what it loads. */
@Timeout(120)
class ProcessTest {
    @Test
    void exitCodeIsTheCommands() throws Exception {
        assertEquals(0, TaktProcess.of("samples").run().code());
        assertEquals(2, TaktProcess.of("check", "/no/such/file.takt").run().code());
    }

    @Test
    void commandLineNeedsNoJavafx() throws Exception {
        Ran ran = TaktProcess.withoutJavafx("targets").run();

        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("stm32f405rg"), ran.out());
    }
}
