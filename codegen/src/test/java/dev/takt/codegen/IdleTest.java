package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a core does that has nothing to do, and what its clocks come from, as the settings of the design say. */
class IdleTest {
    @TempDir
    Path folder;

    private static Project design(String target, String runtime, int priority, Sleep sleep) {
        Project blank = Project.blank("idle on " + target, target, runtime)
                .withItems(List.of(Task.blank(ItemId.of("work"), "work")
                        .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                        .withPriority(priority)));
        return blank.withSettings(blank.settings().withSleep(sleep));
    }

    private static String main(Project project) {
        return Designs.text(Designs.files(project), "src/main.rs");
    }

    private static String refusal(Project project) {
        return Designs.generate(project) instanceof Generation.Refused(var reason) ? reason.text() : "";
    }

    @Test
    void rticWaitsForAnInterruptWhereTheDesignAsksForIt() {
        assertFalse(main(design("stm32f411re", "rtic", 1, Sleep.AUTO)).contains("wfi"));
        assertFalse(main(design("stm32f411re", "rtic", 1, Sleep.NONE)).contains("wfi"));
        String idle = main(design("stm32f411re", "rtic", 1, Sleep.WAIT));
        assertTrue(
                idle.contains(
                        "    #[idle]\n    fn idle(_: idle::Context) -> ! {\n        loop {\n            cortex_m::asm::wfi();\n"),
                idle);
        assertTrue(
                refusal(design("stm32f411re", "rtic", 0, Sleep.WAIT))
                        .endsWith(
                                "RTIC polls what has priority 0 (work) in a loop that never sleeps. Give it priority 1, or stay awake."));
    }

    @Test
    void loopStaysAwakeWhereTheDesignAsksForIt() {
        assertTrue(main(design("stm32f411re", "bare-metal", 0, Sleep.AUTO)).contains("wfi"));
        assertTrue(main(design("stm32f411re", "bare-metal", 0, Sleep.WAIT)).contains("wfi"));
        assertFalse(main(design("stm32f411re", "bare-metal", 0, Sleep.NONE)).contains("wfi"));
        assertTrue(refusal(design("esp32", "bare-metal", 0, Sleep.WAIT)).contains("a superloop cannot sleep"));
        assertFalse(main(design("esp32", "bare-metal", 0, Sleep.AUTO)).contains("wfi"));
    }

    /** The SysTick of an nRF52 does not count while its core sleeps: nothing would wake the loop. */
    @ParameterizedTest
    @ValueSource(strings = {"nrf52832", "nrf52833", "nrf52840"})
    void loopWhoseTickWouldStandStillStaysAwake(String target) {
        assertFalse(main(design(target, "bare-metal", 0, Sleep.AUTO)).contains("wfi"));
        assertTrue(refusal(design(target, "bare-metal", 0, Sleep.WAIT)).contains("a superloop cannot sleep: SysTick"));
        String page = Designs.text(Designs.files(design(target, "bare-metal", 0, Sleep.AUTO)), "DESIGN.md");
        assertTrue(page.contains("A core with nothing to do stays awake."), page);
    }

    @Test
    void executorOfEachCoreIsKeptAwakeByATaskThatIsAlwaysReady() {
        String main = main(design("stm32f411re", "embassy", 0, Sleep.NONE));
        assertEquals(1, main.split("stay_awake\\(\\)\\.expect", -1).length - 1, main);
        assertFalse(main(design("stm32f411re", "embassy", 0, Sleep.WAIT)).contains("stay_awake"));
        Project two = design("rp2040", "embassy", 0, Sleep.NONE);
        Project onBoth = two.withItems(Stream.concat(
                        two.items().stream(),
                        Stream.of(Task.blank(ItemId.of("other"), "other")
                                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                                .withCore(1)))
                .toList());
        String both = main(onBoth);
        assertEquals(2, both.split("stay_awake\\(\\)\\.expect", -1).length - 1, both);
        assertTrue(both.contains("#[embassy_executor::task(pool_size = 2)]\nasync fn stay_awake() {"), both);
    }

    @ParameterizedTest
    @CsvSource({"rtic, 1", "embassy, 0", "bare-metal, 0"})
    void sleepThatStopsTheClocksIsRefusedByName(String runtime, int priority) {
        assertTrue(refusal(design("stm32f411re", runtime, priority, Sleep.DEEP))
                .contains("without a sleep that stops the clocks"));
    }

    private static Project external(Project project) {
        return project.withSettings(project.settings().withOscillator(Oscillator.EXTERNAL));
    }

    private static String clock(String target, String runtime, int priority) {
        return Designs.text(
                Designs.files(external(design(target, runtime, priority, Sleep.AUTO))), "src/takt/clock.rs");
    }

    /** UM1724: a Nucleo-64 feeds 8 MHz of its debugger into OSC_IN; a board of one's own has a crystal. */
    @Test
    void externalOscillatorIsACrystalOrAClockOfTheBoard() {
        assertTrue(clock("stm32f411re", "rtic", 1).contains("hsebyp().set_bit().hseon().set_bit()"));
        String crystal = clock("stm32f405rg", "rtic", 1);
        assertTrue(crystal.contains("w.hseon().set_bit()") && !crystal.contains("hsebyp"), crystal);
        assertTrue(clock("stm32f411re", "embassy", 0).contains("HseMode::Bypass"));
        assertTrue(clock("stm32f405rg", "embassy", 0).contains("HseMode::Oscillator"));
        assertTrue(clock("nrf52840", "bare-metal", 0).contains("tasks_hfclkstart"));
        assertTrue(main(external(design("nrf52840", "embassy", 0, Sleep.AUTO))).contains("HfclkSource::ExternalXtal"));
    }

    /** Embassy's time on an nRF52 is the real-time counter, whose RC oscillator embassy-nrf 0.11 never calibrates: it counts the clock of the core, a crystal's or not. */
    @ParameterizedTest
    @CsvSource({"nrf52832", "nrf52833", "nrf52840"})
    void clockOfTheCoreOfAnNrfFeedsItsRealTimeCounterToo(String target) {
        Project any = design(target, "embassy", 0, Sleep.AUTO);
        String synthesized = "config.lfclk_source = embassy_nrf::config::LfclkSource::Synthesized;";
        assertTrue(main(any).contains(synthesized));
        assertTrue(main(external(any)).contains(synthesized));
    }

    @ParameterizedTest
    @Tag("firmware")
    @CsvSource({
        "stm32f405rg, rtic, 1, WAIT",
        "stm32h743zi, rtic, 1, WAIT",
        "stm32f411re, rtic, 1, WAIT",
        "stm32g071rb, rtic, 1, WAIT",
        "nrf52840, bare-metal, 0, NONE",
        "nrf52840, embassy, 0, NONE",
        "rp2040, embassy, 0, NONE",
        "esp32c6, embassy, 0, NONE"
    })
    void eachBuildsFromAnExternalOscillator(String target, String runtime, int priority, Sleep sleep) throws Exception {
        ExportedProject.of(external(design(target, runtime, priority, sleep)), folder)
                .build();
    }
}
