package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.Examiner.Finding;
import dev.takt.codegen.Examiner.Found;
import dev.takt.codegen.trace.FragileWaits;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults in what a generator makes of waits are put into generated firmware, and each is found in QEMU because it does not do what the simulation of its design does. Without a fault it does. */
@Tag("firmware")
class BrokenWaitsTest {
    private static final String MAIN = "src/main.rs";

    /** The watchdog is fed, and then the work begins. */
    private static final String[] EARLY = {
        "body.work();\n            body.feed_dog();\n            trace::fed(Task::Feeder, Thing::Dog);\n",
        "body.feed_dog();\n            trace::fed(Task::Feeder, Thing::Dog);\n            body.work();\n"
    };

    /** The watchdog is fed by a task that does not hang when its feeder does. */
    private static final String[] ELSEWHERE = {
        "            trace::fed(Task::Feeder, Thing::Dog);\n",
        "",
        "            trace::sending(Task::Ringer, Thing::Bell);\n",
        "            trace::fed(Task::Ringer, Thing::Dog);\n            trace::sending(Task::Ringer, Thing::Bell);\n"
    };

    @TempDir
    Path folder;

    private enum Fault {
        RTIC_TIMEOUT_DROPPED(
                "rtic", Found.ORDER, "Mono::timeout_after(2.millis(), wait)", "async { Ok::<(), ()>(wait.await) }"),
        RTIC_TIMEOUT_TOO_LONG("rtic", Found.TIME, "timeout_after(2.millis()", "timeout_after(3.millis()"),
        RTIC_SIGNAL_LOST("rtic", Found.ORDER, "cx.local.ringer_bell.write(());", "let _ = &cx.local.ringer_bell;"),
        RTIC_FULL_QUEUE_DROPS(
                "rtic", Found.ORDER, "cx.local.filler_line.send(())", "async { cx.local.filler_line.try_send(()) }"),
        RTIC_WATCHDOG_FED_BEFORE_THE_WORK("rtic", Found.TIME, EARLY),
        RTIC_WATCHDOG_FED_BY_ANOTHER("rtic", Found.ORDER, ELSEWHERE),
        EMBASSY_TIMEOUT_DROPPED(
                "embassy",
                Found.ORDER,
                "with_timeout(Duration::from_millis(2), BELL.wait())",
                "async { Ok::<(), ()>(BELL.wait().await) }",
                "Ticker, Timer, with_timeout}",
                "Ticker, Timer}"),
        EMBASSY_TIMEOUT_TOO_LONG(
                "embassy", Found.TIME, "Duration::from_millis(2), BELL", "Duration::from_millis(3), BELL"),
        EMBASSY_SIGNAL_LOST("embassy", Found.ORDER, "BELL.signal(());", "let _ = &BELL;"),
        EMBASSY_FULL_QUEUE_DROPS(
                "embassy", Found.ORDER, "LINE.send(())", "core::future::ready(LINE.try_send(()).unwrap_or_default())"),
        EMBASSY_WATCHDOG_FED_BEFORE_THE_WORK("embassy", Found.TIME, EARLY),
        EMBASSY_WATCHDOG_FED_BY_ANOTHER("embassy", Found.ORDER, ELSEWHERE);

        private final String runtime;
        private final Found found;
        private final Breakage breakage;

        Fault(String runtime, Found found, String... words) {
            this.runtime = runtime;
            this.found = found;
            this.breakage = new Breakage(MAIN, words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void faultIsFound(Fault fault) throws Exception {
        Project project = FragileWaits.of("lm3s6965", fault.runtime).withName("waits " + fault.ordinal() + " " + fault);
        Finding finding = new Examiner(folder).examine(project, fault.breakage.in(Designs.files(project)));
        assertEquals(fault.found, finding.found(), finding.words());
    }

    @Test
    void firmwareWithoutAFaultPasses() throws Exception {
        for (String runtime : List.of("rtic", "embassy")) {
            Project project = FragileWaits.of("lm3s6965", runtime);
            Finding finding = new Examiner(folder).examine(project, Designs.files(project));
            assertEquals(Found.NOT, finding.found(), finding.words());
        }
    }
}
