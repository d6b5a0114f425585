package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.Examiner.Finding;
import dev.takt.codegen.Examiner.Found;
import dev.takt.codegen.trace.FragileHandlers;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.Stand;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults in what a generator makes of interrupts are put into generated firmware, and each is found in QEMU, where timers request the interrupts, because it does not do what the simulation of its design does. Without a fault it does. */
@Tag("firmware")
class BrokenHandlersTest {
    private static final String MAIN = "src/main.rs";
    private static final String HANDLERS = "src/takt/handlers.rs";

    @TempDir
    Path folder;

    private enum Fault {
        RTIC_NONE("rtic", Found.NOT, MAIN),
        RTIC_VECTORS_SWAPPED(
                "rtic",
                Found.ORDER,
                MAIN,
                "binds = TIMER_0A",
                "binds = SWAPPED",
                "binds = TIMER_1A",
                "binds = TIMER_0A",
                "binds = SWAPPED",
                "binds = TIMER_1A"),
        RTIC_PRIORITY("rtic", Found.ORDER, MAIN, "binds = TIMER_1A, priority = 3", "binds = TIMER_1A, priority = 2"),
        RTIC_PRIORITY_OF_A_TASK(
                "rtic", Found.ORDER, MAIN, "binds = TIMER_0A, priority = 2", "binds = TIMER_0A, priority = 1"),
        RTIC_WAKES_NOBODY("rtic", Found.ORDER, MAIN, "cx.local.left_queue.try_send(())", "Ok::<(), ()>(())"),
        EMBASSY_NONE("embassy", Found.NOT, MAIN),
        EMBASSY_VECTORS_SWAPPED(
                "embassy",
                Found.ORDER,
                MAIN,
                "fn TIMER_0A()",
                "fn SWAPPED()",
                "fn TIMER_1A()",
                "fn TIMER_0A()",
                "fn SWAPPED()",
                "fn TIMER_1A()"),
        EMBASSY_PRIORITY("embassy", Found.ORDER, MAIN, "interrupt::TIMER_1A, 5 << 5", "interrupt::TIMER_1A, 6 << 5"),
        EMBASSY_PRIORITY_OF_AN_EXECUTOR(
                "embassy", Found.ORDER, MAIN, "interrupt::TIMER_0A, 6 << 5", "interrupt::TIMER_0A, 7 << 5"),
        EMBASSY_MASKED(
                "embassy",
                Found.ORDER,
                MAIN,
                "unsafe { cortex_m::peripheral::NVIC::unmask(interrupt::TIMER_1A) };",
                "unsafe { core.NVIC.set_priority(interrupt::TIMER_1A, 0) };"),
        EMBASSY_WAKES_NOBODY("embassy", Found.ORDER, MAIN, "QUEUE.try_send(())", "Ok::<(), ()>(())"),
        BARE_NONE("bare-metal", Found.NOT, MAIN),
        BARE_VECTORS_SWAPPED(
                "bare-metal",
                Found.ORDER,
                HANDLERS,
                "fn TIMER_0A()",
                "fn SWAPPED()",
                "fn TIMER_1A()",
                "fn TIMER_0A()",
                "fn SWAPPED()",
                "fn TIMER_1A()"),
        BARE_PRIORITY("bare-metal", Found.ORDER, MAIN, "Interrupt::TIMER_1A, 160", "Interrupt::TIMER_1A, 192"),
        BARE_MASKED("bare-metal", Found.ORDER, MAIN, "        NVIC::unmask(Interrupt::TIMER_1A);\n", ""),
        BARE_WAKES_NOBODY("bare-metal", Found.ORDER, HANDLERS, "shared::QUEUE.put(())", "Ok::<(), ()>(())");

        private final String runtime;
        private final Found found;
        private final Breakage breakage;

        Fault(String runtime, Found found, String file, String... words) {
            this.runtime = runtime;
            this.found = found;
            this.breakage = new Breakage(file, words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void faultIsFound(Fault fault) throws Exception {
        Stand stand = new Stand(Qemu.LM3S6965, fault.runtime);
        Project project = FragileHandlers.of(stand);
        Finding finding = new Examiner(folder).examine(project, fault.breakage.in(stand.files(project)), "takt-trace");
        assertEquals(fault.found, finding.found(), finding.words());
    }
}
