package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Examiner.Finding;
import dev.takt.codegen.Examiner.Found;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.trace.FragileDesign;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults that a generator could make are put into generated firmware, and each is found: by the compiler or the linker, or because the firmware does not do in QEMU what the simulation of
 * its design does. The first test shows that firmware without a fault passes the same examination.
 */
@Tag("firmware")
class BreakOnPurposeTest {
    private static final String MAIN = "src/main.rs";
    private static final String NO_LOCK = "core::iter::once(&mut ()).for_each";
    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    private static final Breakage SINGLE_CORE = new Breakage(
            "Cargo.toml",
            "cortex-m = \"=0.7.10\"",
            "cortex-m = { version = \"=0.7.10\", features = [\"critical-section-single-core\"] }");

    private enum Fault {
        RTIC_PRIORITY("rtic", Found.ORDER, MAIN, "(priority = 2, shared = [state]", "(priority = 4, shared = [state]"),
        /** Who does not lock it raises its ceiling all the same. */
        RTIC_CEILING("rtic", Found.ORDER, MAIN, "local = [fast])]", "shared = [state], local = [fast])]"),
        RTIC_TICK("rtic", Found.ORDER, MAIN, "systick_monotonic!(Mono, 1_000)", "systick_monotonic!(Mono, 500)"),
        RTIC_CORE_CLOCK("rtic", Found.ORDER, "src/takt/clock.rs", "= 50_000_000;", "= 25_000_000;"),
        RTIC_CAPACITY("rtic", Found.ORDER, MAIN, "(), 2", "(), 4"),
        RTIC_CAPACITY_OF_ONE_END("rtic", Found.BUILD, MAIN, "Sender<'static, (), 2>", "Sender<'static, (), 4>"),
        RTIC_LOCK("rtic", Found.BUILD, MAIN, "cx.shared.state.lock(|state|", NO_LOCK + "(|state|"),
        RTIC_LOCK_WITHOUT_A_WARNING(
                "rtic", Found.ORDER, MAIN, "cx.shared.state.lock(|state|", NO_LOCK + "(|state|", "(mut cx:", "(cx:"),
        RTIC_CRITICAL_SECTION(
                "rtic", Found.TIME, MAIN, "critical_section::with(|_|", "core::iter::once(()).for_each(|()|"),
        EMBASSY_PRIORITY("embassy", Found.ORDER, MAIN, "(interrupt::UART2, 4 << 5)", "(interrupt::UART2, 7 << 5)"),
        EMBASSY_EXECUTOR("embassy", Found.ORDER, MAIN, "priority2.spawn(middle)", "priority4.spawn(middle)"),
        EMBASSY_MUTEX_OF_ONE_EXECUTOR("embassy", Found.BUILD, MAIN, "CriticalSectionRawMutex", "NoopRawMutex"),
        EMBASSY_MUTEX_OF_THREAD_MODE("embassy", Found.STOPS, MAIN, "CriticalSectionRawMutex", "ThreadModeRawMutex"),
        EMBASSY_TICK("embassy", Found.ORDER, "src/takt/systick.rs", "CORE_HZ / 1_000_000", "CORE_HZ / 500_000"),
        EMBASSY_CAPACITY("embassy", Found.ORDER, MAIN, "(), 2>", "(), 4>"),
        EMBASSY_LOCK("embassy", Found.ORDER, MAIN, """
                                let lock = STATE.lock();
                                let mut guard = trace::waiting(Task::Slow, Thing::State, lock).await;
                """, """
                                let mut unguarded = ();
                                let guard = &mut unguarded;
                """),
        EMBASSY_CRITICAL_SECTION(
                "embassy",
                Found.TIME,
                MAIN,
                "critical_section::with(|_| {\n                body",
                "core::iter::once(()).for_each(|()| {\n                body"),
        EMBASSY_VECTOR(
                "embassy",
                Found.ORDER,
                MAIN,
                "fn TIMER_3A()",
                "fn SWAPPED()",
                "fn TIMER_3B()",
                "fn TIMER_3A()",
                "fn SWAPPED()",
                "fn TIMER_3B()");

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
        Project project =
                FragileDesign.of("lm3s6965", fault.runtime).withName("broken " + fault.ordinal() + " " + fault);
        Finding finding = examiner().examine(project, fault.breakage.in(Designs.files(project)));
        assertEquals(fault.found, finding.found(), finding.words());
    }

    @Test
    void firmwareWithoutAFaultPasses() throws Exception {
        for (String runtime : List.of("rtic", "embassy")) {
            Project project = FragileDesign.of("lm3s6965", runtime);
            Finding finding = examiner().examine(project, Designs.files(project));
            assertEquals(Found.NOT, finding.found(), finding.words());
        }
    }

    /** Both vectors have a handler, so the ELF file looks right; but which task answers shows when the interrupts are requested. Software requests them here, in place of the pins. */
    @Test
    void handlersOnEachOthersVectorsAreFoundByTheTrace() throws Exception {
        Project project = handlers();
        List<GeneratedFile> files = new Breakage(
                        "src/takt/load.rs",
                        "fn left(&mut self) {",
                        "fn left(&mut self) {\n        cortex_m::peripheral::NVIC::pend(lm3s6965::Interrupt::GPIOA);",
                        "fn right(&mut self) {",
                        "fn right(&mut self) {\n        cortex_m::peripheral::NVIC::pend(lm3s6965::Interrupt::GPIOB);")
                .in(Designs.files(project));
        List<String> asDesigned =
                List.of("poke start", "left start", "left complete", "right start", "right complete", "poke complete");
        assertEquals(asDesigned, examiner().first(project, files, 6));
        Breakage swapped = new Breakage(
                MAIN,
                "binds = GPIOA",
                "binds = SWAPPED",
                "binds = GPIOB",
                "binds = GPIOA",
                "binds = SWAPPED",
                "binds = GPIOB");
        assertEquals(
                List.of("poke start", "right start", "right complete", "left start", "left complete", "poke complete"),
                examiner().first(project, swapped.in(files), 6));
    }

    /** Each fault of RTIC's priorities and ceilings shows in what RTIC computes of the application, too, without running it. */
    @Test
    void priorityAndCeilingAreFoundInWhatRticComputes() throws Exception {
        RticExpansion designed = RticExpansion.designed(FragileDesign.of("lm3s6965", "rtic"));
        assertEquals(Map.of("state", 2), designed.ceilings());
        assertEquals(designed, computed("whole", new Breakage(MAIN)));
        RticExpansion raised = computed("raised", Fault.RTIC_CEILING.breakage);
        assertEquals(new RticExpansion(Map.of("state", 4), designed.priorities()), raised);
        Breakage swapped = new Breakage(MAIN, "TIMER_3A, UART2]", "UART2, TIMER_3A]");
        assertNotEquals(designed, computed("swapped", swapped));
    }

    private RticExpansion computed(String name, Breakage breakage) throws Exception {
        Project project = FragileDesign.of("lm3s6965", "rtic").withName("computed " + name);
        List<GeneratedFile> files = breakage.in(Designs.files(project));
        Ran built = examiner().build(files, Examiner.TRIPLE, "--features", "takt-load,takt-trace");
        assertEquals(0, built.code(), built.output());
        return RticExpansion.of(project);
    }

    private static Project handlers() {
        return Project.blank("two handlers", "lm3s6965", "rtic")
                .withItems(List.of(
                        handler("left", "GPIOA"),
                        handler("right", "GPIOB"),
                        Task.blank(ItemId.of("poke"), "poke")
                                .withActivation(new Activation.Periodic(10 * MS, MS, 0))
                                .withPriority(1)
                                .withBody(List.of(compute("left"), compute("right")))))
                .withSettings(Settings.DEFAULT.withRunForNs(20 * MS));
    }

    private static Interrupt handler(String name, String vector) {
        return Interrupt.blank(ItemId.of(name), name)
                .withVector(vector)
                .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                .withPriority(2)
                .withBody(List.of(compute("work")));
    }

    private static Step compute(String label) {
        return new Step.Compute(label, 100_000, 100_000, Distribution.WORST);
    }

    @Test
    void swappedEntriesOfTheVectorTableAreFoundInTheElfFile() throws Exception {
        Project project = new EveryStep("rtic", "mps2-an385").design().withName("broken table");
        List<GeneratedFile> files = Designs.files(project);
        assertEquals(0, examiner().build(files, Examiner.TRIPLE).code());
        new FirmwareElf(Examiner.elf(project, Examiner.TRIPLE), Designs.design(project)).assertSound();
        Breakage swapped =
                new Breakage("src/takt/device.rs", "    UART1_RX,\n    UART1_TX,\n", "    UART1_TX,\n    UART1_RX,\n");
        assertEquals(0, examiner().build(swapped.in(files), Examiner.TRIPLE).code());
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> new FirmwareElf(Examiner.elf(project, Examiner.TRIPLE), Designs.design(project)).assertSound());
        assertTrue(found.getMessage().contains(" UART1_RX: UART1_TX\n"), found.getMessage());
    }

    /** Each wants a state of its own to be restored; with the same they would define the same symbols. */
    @Test
    void twoCriticalSectionsAreFoundByTheCompiler() throws Exception {
        Project project = new EveryStep("rtic", "rp2040").design().withName("two critical sections");
        Ran built = examiner().build(SINGLE_CORE.in(Designs.files(project)), "thumbv6m-none-eabi");
        assertNotEquals(0, built.code());
        assertTrue(built.output().contains("defined multiple times"), built.output());
    }

    /** The wrong one alone would compile: {@link CriticalSectionTest} holds the manifests of all chips against their cores. */
    @Test
    void criticalSectionOfOneCoreIsFoundInTheManifestOfAChipWithTwo() {
        List<GeneratedFile> files = Designs.files(new EveryStep("rtic", "rp2040").design());
        Breakage other = new Breakage("Cargo.toml", "\"critical-section-impl\", ", "");
        String broken = Designs.text(other.in(SINGLE_CORE.in(files)), "Cargo.toml");
        assertEquals(
                List.of("cortex-m: one core"),
                CriticalSectionTest.implementations(broken.lines().toList()));
    }

    private Examiner examiner() {
        return new Examiner(folder);
    }
}
