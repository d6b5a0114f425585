package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.takt.codegen.Examiner.Finding;
import dev.takt.codegen.Examiner.Found;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.trace.FragileLoop;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults that a generator could make are put into generated superloops, and each is found in QEMU: those of the loop because it does not do what the simulation does, those of its handlers by
 * the order in which they run. Software requests the handlers, in place of the pins. Without a fault both pass.
 */
@Tag("firmware")
class BareBreakOnPurposeTest {
    private static final String MAIN = "src/main.rs";
    private static final String TIME = "src/takt/time.rs";
    private static final String FUNCTIONS = "src/takt/functions.rs";
    private static final String HANDLERS = "src/takt/handlers.rs";

    /** {@code left} is requested while {@code state} is locked, {@code right} while {@code left} works. */
    private static final Breakage REQUESTS = new Breakage(
            "src/takt/load.rs",
            "        burn(101_000);",
            "        cortex_m::peripheral::NVIC::pend(crate::takt::device::Interrupt::GPIOA);\n        burn(101_000);",
            "        burn(102_000);",
            "        cortex_m::peripheral::NVIC::pend(crate::takt::device::Interrupt::GPIOB);\n        burn(102_000);");

    /** Worked out by hand. */
    private static final List<String> AS_DESIGNED = List.of(
            "poke start",
            "poke lock state",
            "poke unlock state",
            "left start",
            "right start",
            "right complete",
            "left lock state",
            "left unlock state",
            "left complete",
            "poke complete");

    @TempDir
    Path folder;

    private enum Fault {
        ORDER_OF_THE_LOOP(
                Found.ORDER,
                MAIN,
                "shared::FAST.take() {\n            functions::fast(&mut bodies.fast)",
                "shared::OTHER.take() {\n            functions::other(&mut bodies.other)",
                "shared::MIDDLE.take() {\n            functions::middle(&mut bodies.middle)",
                "shared::FAST.take() {\n            functions::fast(&mut bodies.fast)",
                "shared::OTHER.take() {\n            functions::other(&mut bodies.other)",
                "shared::MIDDLE.take() {\n            functions::middle(&mut bodies.middle)"),
        TICK(Found.ORDER, TIME, "CORE_HZ / 1_000;", "CORE_HZ / 2_000;"),
        CORE_CLOCK(Found.ORDER, "src/takt/clock.rs", "= 50_000_000;", "= 25_000_000;"),
        FIRST_ARRIVAL(Found.ORDER, TIME, "Grid::new(4, 5)", "Grid::new(5, 5)"),
        LOST_FLAG(Found.ORDER, TIME, "        shared::MIDDLE.raise();\n", ""),
        CAPACITY(Found.ORDER, "src/takt/shared.rs", "Queue<(), 2>", "Queue<(), 4>");

        private final Found found;
        private final Breakage breakage;

        Fault(Found found, String file, String... words) {
            this.found = found;
            this.breakage = new Breakage(file, words);
        }
    }

    private enum HandlerFault {
        PRIORITY(
                MAIN,
                "poke start, poke lock state, poke unlock state, left start, left lock state, left unlock state, "
                        + "left complete, right start, right complete, poke complete",
                "GPIOB, 192",
                "GPIOB, 224"),
        /** The cell that it guards is taken twice, which stops the firmware. */
        CRITICAL_SECTION(
                FUNCTIONS, "", "critical_section::with(|cs| {", "unlocked(|cs| {", "use crate::bodies;\n", """
                use crate::bodies;
                fn unlocked(body: impl FnOnce(critical_section::CriticalSection<'_>)) {
                    // SAFETY: it is none
                    body(unsafe { critical_section::CriticalSection::new() });
                }
                """),
        VECTOR(
                HANDLERS,
                "poke start, poke lock state, poke unlock state, right start, right complete, poke complete, "
                        + "poke start, poke lock state, poke unlock state, right start",
                "fn GPIOA()",
                "fn SWAPPED()",
                "fn GPIOB()",
                "fn GPIOA()",
                "fn SWAPPED()",
                "fn GPIOB()"),
        UNMASKED(
                MAIN,
                "poke start, poke lock state, poke unlock state, left start, left lock state, left unlock state, "
                        + "left complete, poke complete, poke start, poke lock state",
                "        NVIC::unmask(Interrupt::GPIOB);\n",
                "");

        private final Breakage breakage;
        /** What runs then; nothing: the firmware stops. */
        private final String seen;

        HandlerFault(String file, String seen, String... words) {
            this.seen = seen;
            this.breakage = new Breakage(file, words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void faultOfTheLoopIsFound(Fault fault) throws Exception {
        Project project = FragileLoop.functions("lm3s6965").withName("loop " + fault);
        Finding finding = new Examiner(folder).examine(project, fault.breakage.in(Designs.files(project)));
        assertEquals(fault.found, finding.found(), finding.words());
    }

    @ParameterizedTest
    @EnumSource
    void faultOfHandlersIsFound(HandlerFault fault) throws Exception {
        Project project = handlers().withName("handlers " + fault);
        List<String> seen = events(project, fault.breakage.in(Designs.files(project)));
        assertEquals(fault.seen, String.join(", ", seen));
        assertNotEquals(AS_DESIGNED, seen);
    }

    @Test
    void superloopWithoutAFaultPasses() throws Exception {
        Project project = FragileLoop.functions("lm3s6965");
        Finding finding = new Examiner(folder).examine(project, Designs.files(project));
        assertEquals(Found.NOT, finding.found(), finding.words());
        assertEquals(AS_DESIGNED, events(handlers(), Designs.files(handlers())));
    }

    private List<String> events(Project project, List<GeneratedFile> files) throws Exception {
        return new Examiner(folder).first(project, REQUESTS.in(files), AS_DESIGNED.size());
    }

    private static Project handlers() {
        return FragileLoop.handlers("lm3s6965", "GPIOA", "GPIOB");
    }
}
