package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.trace.Qemu;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Firmware that starts again after a fault, and knows why. */
@Tag("firmware")
class FaultFirmwareTest {
    /** More than a run takes; without an end to it, a fault that comes again and again would have none. */
    private static final int SECONDS = 60;

    /** Panics the first time; the second time it prints the reason and ends. */
    private static final String BEGIN = """
            struct Out;
            impl core::fmt::Write for Out {
                fn write_str(&mut self, text: &str) -> core::fmt::Result {
                    cortex_m_semihosting::hprint!("{}", text);
                    Ok(())
                }
            }
            if crate::takt::fault::take(&mut Out) {
                assert!(!crate::takt::fault::take(&mut Out));
                cortex_m_semihosting::debug::exit(cortex_m_semihosting::debug::EXIT_SUCCESS);
            }
            FAULT
            """;

    /** The same with a text of sixteen bytes that, as a string of heapless does, takes a piece whole or not at all. */
    private static final String ROOM = """
            struct Room([u8; 16], usize);
            impl core::fmt::Write for Room {
                fn write_str(&mut self, text: &str) -> core::fmt::Result {
                    let end = self.1 + text.len();
                    let place = self.0.get_mut(self.1..end).ok_or(core::fmt::Error)?;
                    place.copy_from_slice(text.as_bytes());
                    self.1 = end;
                    Ok(())
                }
            }
            let mut room = Room([0; 16], 0);
            if crate::takt::fault::take(&mut room) {
                cortex_m_semihosting::hprintln!("<{}>", core::str::from_utf8(&room.0[..room.1]).unwrap_or("half"));
                cortex_m_semihosting::debug::exit(cortex_m_semihosting::debug::EXIT_SUCCESS);
            }
            FAULT
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void reasonOfAPanicOutlivesTheReset(String runtime) throws Exception {
        String output = run(runtime, "if true { panic!(\"no {}\", 1) }");
        assertTrue(output.contains("panicked at src/bodies/setup.rs"), output);
        assertTrue(output.contains("no 1"), output);
    }

    /** A panic is told as "panicked at", its file, line and column, and its message. */
    @Test
    void aReasonLongerThanTheRoomForItIsCut() throws Exception {
        String output = run("embassy", "if true { panic!(\"no {}\", 1) }", Logging.NONE, ROOM);
        assertTrue(output.contains("<panicked at src/>"), output);
    }

    /** Before anything else, once, and it is still there for who takes it; without a logger nobody says it. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void reasonIsSaidAtTheNextStart(String runtime) throws Exception {
        String output = run(runtime, "if true { panic!(\"no {}\", 1) }", Logging.LOG);
        String said = "the last run ended: panicked at src/bodies/setup.rs";
        int again = output.lastIndexOf(" starts");
        assertTrue(output.indexOf(" starts") < again, output);
        assertTrue(output.indexOf(said) > again, output);
        assertEquals(output.indexOf(said), output.lastIndexOf(said), output);
        assertTrue(output.indexOf("panicked at", output.indexOf(said) + said.length()) > 0, "taken: " + output);
    }

    @Test
    void reasonOfAHardFaultOutlivesTheReset() throws Exception {
        String output = run("rtic", "if core::hint::black_box(true) {\n        cortex_m::asm::udf();\n    }");
        assertTrue(output.contains("hard fault at 0x0000"), output);
    }

    /** Each call takes 256 bytes and more, so the guard is reached after at most 256 of the 64 KiB; unguarded it would go on into the variables. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void anOverflowOfTheStackFaultsAndIsTheReason(String runtime) throws Exception {
        String output = run(
                runtime,
                "fn deeper(n: u32) -> u32 {\n        if n == 0 {\n            return 0;\n        }\n        let words = core::hint::black_box([n; 64]);\n        deeper(n - 1) + words[n as usize % 64]\n    }\n    core::hint::black_box(deeper(100_000));");
        assertTrue(output.contains("stack overflow"), output);
    }

    /** No machine of QEMU is such a chip: it is linked, and the reason lies where a reset leaves it alone. */
    @Test
    void espChipKeepsTheReasonInItsRtcMemory() throws Exception {
        Project everything = EmbassyBoards.everything("esp32c3").withName("restarting on esp32c3");
        Project project = everything.withSettings(everything.settings().withFaults(Faults.RESET));
        Path elf = ExportedProject.of(project, folder).build();
        assertTrue(
                Elf32.allocated(elf).stream().anyMatch(s -> s.name().equals(".rtc_fast.persistent")),
                Elf32.allocated(elf).toString());
        assertTrue(Elf32.symbols(elf).stream().noneMatch(s -> s.contains("esp_backtrace")), "one panic handler");
    }

    /** A task panics that more urgent ones preempt: with interrupts left on they would go on, and with them what feeds a watchdog. */
    @Test
    void aPanicStopsWhateverElseRuns() throws Exception {
        Project sample = Designs.sample("rtic-cortex-m3").withName("halting");
        ExportedProject exported = ExportedProject.of(sample, folder);
        String line = " { cortex_m_semihosting::hprintln!(\"sampled\"); }";
        exported.change("src/bodies/sampling.rs", "fn acquire(&mut self) {}", "fn acquire(&mut self)" + line);
        String stop = " { cortex_m_semihosting::hprintln!(\"stops\"); panic!(); }";
        exported.change("src/bodies/report.rs", "fn format(&mut self) {}", "fn format(&mut self)" + stop);
        String output =
                Qemu.LM3S6965.runAtMost(exported.build("takt-trace"), 10).output();
        int stops = output.indexOf("stops");
        assertTrue(output.indexOf("sampled") >= 0 && stops >= 0, output);
        assertEquals(-1, output.indexOf("sampled", stops), output);
    }

    private String run(String runtime, String fault) throws Exception {
        return run(runtime, fault, Logging.NONE);
    }

    private String run(String runtime, String fault, Logging logging) throws Exception {
        return run(runtime, fault, logging, BEGIN);
    }

    private String run(String runtime, String fault, Logging logging, String begin) throws Exception {
        Project sample = runtime.equals("bare-metal")
                ? BareDesigns.sample("lm3s6965")
                : Designs.sample("rtic-cortex-m3").withRuntime(runtime);
        sample = sample.withName("faults of " + runtime);
        Project project =
                sample.withSettings(sample.settings().withFaults(Faults.RESET).withLogging(logging));
        ExportedProject exported = ExportedProject.of(project, folder);
        exported.begin(begin.replace("FAULT", fault));
        Ran ran = Qemu.LM3S6965.runAtMost(exported.build("takt-trace"), SECONDS);
        assertEquals(0, ran.code(), ran.output());
        return ran.output();
    }
}
