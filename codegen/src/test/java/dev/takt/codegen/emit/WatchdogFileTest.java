package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Designs;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watchdogs over device crates: started with the chip's registers, and fed by the step that feeds. */
class WatchdogFileTest {
    private static final ItemId DOG = ItemId.of("dog");

    private static Project design(String target, String runtime, String instance, long timeoutNs) {
        return Project.blank("watched", target, runtime)
                .withItems(List.of(
                        Watchdog.blank(DOG, "dog").withInstance(instance).withTimeoutNs(timeoutNs),
                        Task.blank(ItemId.of("beat"), "beat")
                                .withActivation(new Activation.Periodic(100_000_000, 0, 0))
                                .withPriority(runtime.equals("rtic") ? 1 : 0)
                                .withBody(List.of(new Step.Feed(DOG)))));
    }

    /** An STM32's counts 2 s of 32 kHz / 16 as 4000, from 3999; an nRF52's 65 536 ticks, from 65 535. */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, rtic, IWDG, dog.pr().write(|w| w.bits(2));, dog.rlr().write(|w| w.bits(3_999));",
        "stm32h743zi, rtic, IWDG1, dog.pr().write(|w| w.bits(2));, dog.rlr().write(|w| w.bits(3_999));",
        "stm32g071rb, bare-metal, IWDG, dog.pr().write(|w| w.bits(2));, dog.rlr().write(|w| w.bits(3_999));",
        "stm32f411re, bare-metal, IWDG, dog.pr().write(|w| w.bits(2));, dog.rlr().write(|w| w.bits(3_999));",
        "nrf52840, rtic, WDT, dog.crv.write(|w| unsafe { w.bits(65_535) });, dog.tasks_start",
        "nrf52832, bare-metal, WDT, dog.crv.write(|w| unsafe { w.bits(65_535) });, dog.tasks_start"
    })
    void theWatchdogOfTheDesignIsStartedAndFed(
            String target, String runtime, String instance, String line, String other) {
        List<GeneratedFile> files = Designs.files(design(target, runtime, instance, 2_000_000_000L));
        String driver = Designs.text(files, "src/takt/watchdog.rs");
        assertTrue(driver.contains(line) && driver.contains(other), driver);
        String main = Designs.text(files, "src/main.rs");
        assertTrue(main.contains("takt::watchdog::start(&"), main);
        assertTrue(main.indexOf("takt::watchdog::start(&") < main.indexOf("bodies::setup("), "before it is split");
        String body = Designs.text(files, "src/bodies/beat.rs");
        assertTrue(body.contains("crate::takt::watchdog::feed(dog);"), body);
    }

    /** Where no driver is written, the page says so: a watchdog that nobody starts resets nothing. */
    @ParameterizedTest
    @CsvSource({
        "rp2040, rtic, WATCHDOG, true",
        "rp2350, bare-metal, WATCHDOG, true",
        "esp32c3, bare-metal, RWDT, true",
        "lm3s6965, rtic, WATCHDOG0, true",
        "nrf52840, rtic, WDT, false",
        "stm32f411re, rtic, IWDG, false",
        "rp2040, embassy, WATCHDOG, false",
        "esp32c3, embassy, RWDT, false"
    })
    void thePageSaysThatNothingStartsAWatchdogThatTheUserFeeds(
            String target, String runtime, String instance, boolean left) {
        String page = Designs.text(Designs.files(design(target, runtime, instance, 2_000_000_000L)), "DESIGN.md");
        assertEquals(
                left,
                page.contains(
                        "Nothing here starts the watchdog dog (" + instance
                                + "), either: until `setup` does, with 2 s, and the functions above feed it, firmware that hangs is not reset."),
                page);
    }

    /** 12 bits of 32 kHz / 256. */
    @ParameterizedTest
    @CsvSource({"rtic", "bare-metal"})
    void whatItCannotCountIsAProblemOfTheItem(String runtime) {
        assertEquals(
                List.of("not-generated dog"), Designs.errors(design("stm32g071rb", runtime, "IWDG", 40_000_000_000L)));
    }
}
