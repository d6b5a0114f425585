package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Designs;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Expiry;
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

    /** An STM32's counts 2 s of 32 kHz / 16 as 4000, from 3999; an nRF52's 65 536 ticks, from 65 535; an RP2040's two a microsecond, an RP2350's one. */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, rtic, IWDG, dog.pr().write(|w| w.bits(2));, dog.rlr().write(|w| w.bits(3_999));",
        "stm32h743zi, rtic, IWDG1, dog.pr().write(|w| w.bits(2));, dog.rlr().write(|w| w.bits(3_999));",
        "stm32g071rb, bare-metal, IWDG, w.dbg_iwdg_stop().set_bit(), dog.rlr().write(|w| w.bits(3_999));",
        "stm32h743zi, bare-metal, IWDG1, w.dbg_iwdg1().set_bit(), dog.kr()",
        "stm32f411re, bare-metal, IWDG, w.dbg_iwdg_stop().set_bit(), dog.rlr().write(|w| w.bits(3_999));",
        "nrf52840, rtic, WDT, dog.crv.write(|w| unsafe { w.bits(65_535) });, dog.tasks_start",
        "nrf52832, bare-metal, WDT, dog.crv.write(|w| unsafe { w.bits(65_535) });, dog.tasks_start",
        "rp2040, rtic, WATCHDOG, const LOAD: u32 = 4_000_000;, w.bits(0x0001_ffff);",
        "rp2040, bare-metal, WATCHDOG, const LOAD: u32 = 4_000_000;, w.pause_jtag()",
        "rp2350, rtic, WATCHDOG, const LOAD: u32 = 2_000_000;, w.bits(0x01ff_ffff);",
        "rp2350, bare-metal, WATCHDOG, const LOAD: u32 = 2_000_000;, w.pause_dbg0()",
        "esp32, bare-metal, RWDT, Duration::from_micros(2_000_000), dog.enable();",
        "esp32s3, bare-metal, RWDT, Duration::from_micros(2_000_000), dog.enable();",
        "esp32c3, bare-metal, RWDT, Duration::from_micros(2_000_000), dog.enable();",
        "esp32c6, bare-metal, RWDT, Duration::from_micros(2_000_000), dog.enable();"
    })
    void theWatchdogOfTheDesignIsStartedAndFed(
            String target, String runtime, String instance, String line, String other) {
        List<GeneratedFile> files = Designs.files(design(target, runtime, instance, 2_000_000_000L));
        String driver = Designs.text(files, "src/takt/watchdog.rs");
        assertTrue(driver.contains(line) && driver.contains(other), driver);
        String main = Designs.text(files, "src/main.rs");
        assertTrue(main.contains("takt::watchdog::start("), main);
        assertTrue(main.indexOf("takt::watchdog::start(") < main.indexOf("bodies::setup("), "before it is split");
        String body = Designs.text(files, "src/bodies/beat.rs");
        assertTrue(body.contains("crate::takt::watchdog::feed(dog);"), body);
    }

    /** Where no driver is written, the page says so: a watchdog that nobody starts resets nothing. */
    @ParameterizedTest
    @CsvSource({
        "lm3s6965, rtic, WATCHDOG0, true",
        "mps2-an385, bare-metal, WATCHDOG, true",
        "rp2040, rtic, WATCHDOG, false",
        "rp2350, bare-metal, WATCHDOG, false",
        "esp32c3, bare-metal, RWDT, false",
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

    /** The tick that an RP chip's counts is started with the clock, before it; and it is started with what a debugger stops. */
    @ParameterizedTest
    @CsvSource({"rp2040, rtic", "rp2040, bare-metal", "rp2350, rtic", "rp2350, bare-metal"})
    void theTickThatItCountsIsThereBeforeIt(String target, String runtime) {
        List<GeneratedFile> files = Designs.files(design(target, runtime, "WATCHDOG", 2_000_000_000L));
        String main = Designs.text(files, "src/main.rs");
        assertTrue(main.indexOf("takt::clock::start(") < main.indexOf("takt::watchdog::start("), main);
        String clock = Designs.text(files, "src/takt/clock.rs");
        assertTrue(clock.contains(target.equals("rp2040") ? "device.WATCHDOG.tick()" : "ticks.tickwatchdog()"), clock);
    }

    /** 12 bits of 32 kHz / 256; 24 bits of two and of one a microsecond; 32 bits of 150 kHz are not eight hours. */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, rtic, IWDG, 32, 40",
        "stm32g071rb, bare-metal, IWDG, 32, 40",
        "rp2040, rtic, WATCHDOG, 8, 9",
        "rp2040, bare-metal, WATCHDOG, 8, 9",
        "rp2350, rtic, WATCHDOG, 16, 17",
        "rp2350, bare-metal, WATCHDOG, 16, 17",
        "esp32c3, bare-metal, RWDT, 21600, 28800",
        "esp32c3, embassy, RWDT, 21600, 28800"
    })
    void whatItCannotCountIsAProblemOfTheItem(
            String target, String runtime, String instance, long shorter, long longer) {
        assertEquals(List.of(), Designs.errors(design(target, runtime, instance, shorter * 1_000_000_000L)));
        assertEquals(
                List.of("not-generated dog"),
                Designs.errors(design(target, runtime, instance, longer * 1_000_000_000L)));
    }

    /** What esp-hal starts resets the chip with its first stage, whatever was set before. */
    @ParameterizedTest
    @CsvSource({
        "esp32c3, bare-metal, RWDT, CORE_RESET",
        "esp32c3, bare-metal, RWDT, INTERRUPT_FIRST",
        "esp32c6, embassy, RWDT, CORE_RESET",
        "esp32c6, embassy, RWDT, INTERRUPT_FIRST",
        "rp2040, rtic, WATCHDOG, CORE_RESET"
    })
    void anotherEndThanAResetOfTheChipIsAProblemOfTheItem(
            String target, String runtime, String instance, Expiry expiry) {
        Project project = design(target, runtime, instance, 2_000_000_000L);
        assertEquals(
                List.of("not-generated dog"),
                Designs.errors(project.withItems(project.items().stream()
                        .map(item -> item instanceof Watchdog dog ? dog.withExpiry(expiry) : item)
                        .toList())));
    }
}
