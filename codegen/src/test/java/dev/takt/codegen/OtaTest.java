package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code of updates, from the flash plan of a design. */
class OtaTest {
    private static Project design(String target, String runtime, String scheme) {
        return Project.blank("updates", target, runtime)
                .withFlash(FlashPlan.NONE.withScheme(scheme))
                .withItems(List.of(Task.blank(ItemId.of("work"), "work")
                        .withActivation(new Activation.Periodic(2_000_000_000L, 500_000_000, 0))
                        .withPriority(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "nrf52832, embassy",
        "nrf52833, embassy",
        "nrf52840, embassy",
        "rp2040, embassy",
        "rp2350, embassy",
        "stm32g071rb, embassy",
        "stm32h743zi, embassy",
        "nrf52832, bare-metal",
        "nrf52833, bare-metal",
        "nrf52840, bare-metal",
        "stm32g071rb, bare-metal",
        "nrf52832, rtic",
        "nrf52833, rtic",
        "nrf52840, rtic",
        "stm32g071rb, rtic",
        "stm32h743zi, rtic",
        "stm32h743zi, bare-metal"
    })
    void slotsOfEmbassyBootBringTheBootLoaderWithTheSameLayout(String target, String runtime) {
        List<GeneratedFile> files = Designs.files(design(target, runtime, "embassy-boot"));
        List<String> boot = files.stream()
                .map(GeneratedFile::path)
                .filter(p -> p.startsWith("bootloader/"))
                .toList();
        assertEquals(
                List.of(
                        "bootloader/Cargo.toml",
                        "bootloader/Cargo.lock",
                        "bootloader/build.rs",
                        "bootloader/memory.x",
                        "bootloader/src/main.rs",
                        "bootloader/README.md"),
                boot);
        String firmware = Designs.text(files, "memory.x");
        String loader = Designs.text(files, "bootloader/memory.x");
        for (String region : List.of("BOOTLOADER_STATE", "DFU")) {
            assertEquals(row(firmware, region), row(loader, region));
        }
        assertEquals(row(firmware, "FLASH").replace("FLASH", "ACTIVE"), row(loader, "ACTIVE"));
        assertEquals(row(loader, "FLASH").replace("FLASH", "BOOTLOADER"), row(firmware, "BOOTLOADER"));
        assertTheReadMeFlashesTheBootLoaderFirst(files);
    }

    /** By the command of the boot loader's own page, from the folder above. */
    private static void assertTheReadMeFlashesTheBootLoaderFirst(List<GeneratedFile> files) {
        String download = Designs.text(files, "bootloader/README.md")
                .lines()
                .filter(l -> l.startsWith("probe-rs download "))
                .findFirst()
                .orElseThrow()
                .replace(" target/", " bootloader/target/");
        String page = Designs.text(files, "README.md");
        int built = page.indexOf("(cd bootloader && cargo build --release --locked)\n");
        int flashed = page.indexOf(download + "\n");
        assertTrue(0 < built && built < flashed && flashed < page.indexOf("cargo run --release\n"), page);
    }

    private static String row(String script, String region) {
        return script.lines()
                .filter(l -> l.strip().startsWith(region + " "))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    /** A watchdog of a nRF52 or RP outlives the reset before an update, that of an STM32 may be started by its option byte, and no watchdog waits as long as a swap takes. */
    @ParameterizedTest
    @CsvSource({
        "nrf52832, embassy",
        "nrf52840, bare-metal",
        "nrf52840, rtic",
        "rp2040, embassy",
        "rp2350, embassy",
        "stm32g071rb, embassy",
        "stm32h743zi, rtic",
        "stm32h743zi, bare-metal"
    })
    void aBootLoaderFeedsAWatchdogThatRuns(String target, String runtime) {
        String loader = Designs.text(Designs.files(design(target, runtime, "embassy-boot")), "bootloader/src/main.rs");
        assertTrue(loader.contains("let driver = FedFlash("), loader);
        assertEquals(3, loader.split("self\\.feed\\(\\);", -1).length - 1, "before reads, erasures and writes");
        assertTrue(
                !loader.contains(".start(") && !loader.contains("try_new") && !loader.contains("unleash"),
                "it starts none");
    }

    /** Its registers keep what is written while it stands still for whoever starts it: only one that runs is made to wait longer. RM0444 (IWDG_SW) and RM0433 (IWDG1_SW): 0 is started by hardware. */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, (!pac::FLASH.optr().read().idwg_sw()).then(",
        "stm32h743zi, (!pac::FLASH.optsr_cur().read().iwdg1_hw()).then("
    })
    void theBootLoaderOfAnStm32SetsOnlyAWatchdogThatItsOptionByteStarts(String target, String asked) {
        List<GeneratedFile> files = Designs.files(design(target, "embassy", "embassy-boot"));
        String loader = Designs.text(files, "bootloader/src/main.rs");
        assertEquals(2, loader.split("IndependentWatchdog::new\\(", -1).length, loader);
        assertTrue(loader.contains("    " + asked + "|| IndependentWatchdog::new(dog, 32_000_000))"), loader);
        assertTrue(Designs.text(files, "bootloader/README.md").contains("`IWDG_SW`"));
    }

    /** The task comes at 0.5 and 2.5 s, and its second period ends at 4.5 s. */
    @Test
    void anImageOnTrialIsTestedWhenEveryTaskHasHadTwoTurns() {
        List<GeneratedFile> files = Designs.files(design("nrf52840", "embassy", "embassy-boot"));
        String ota = Designs.text(files, "src/takt/ota.rs");
        assertTrue(ota.contains("const TRIAL: Duration = Duration::from_millis(4_500);"), ota);
        assertTrue(Designs.text(files, "src/main.rs").contains("takt::ota::start(spawner, kernel.flash);"));
        GeneratedFile test = files.stream()
                .filter(f -> f.path().equals("src/bodies/self_test.rs"))
                .findFirst()
                .orElseThrow();
        assertEquals(Owner.YOURS, test.owner());
    }

    /** A watchdog of 2 s may bite after 4 s, and whom it watches may hang in the second turn, which ends at 4.5 s. */
    @ParameterizedTest
    @CsvSource({
        "nrf52840, embassy, src/takt/ota.rs, Duration::from_millis(8_500)",
        "nrf52840, bare-metal, src/takt/time.rs, AtomicU32::new(8_500)",
        "stm32g071rb, rtic, src/main.rs, Mono::delay(8500.millis())"
    })
    void anImageIsConfirmedOnlyWhenItsWatchdogCouldHaveBitten(String target, String runtime, String path, String span) {
        List<GeneratedFile> files = Designs.files(watched(target, runtime));
        String text = Designs.text(files, path);
        assertTrue(text.contains(span), text);
        String ota = Designs.text(files, "src/takt/ota.rs");
        assertTrue(ota.contains("!turns::all_had_two() || !self_test::passed()"), ota);
        assertTrue(Designs.text(files, "src/takt/turns.rs").contains("static TURNS: [AtomicU8; 1]"));
        assertTrue(Designs.text(files, "src/main.rs").contains("crate::takt::turns::begins(0);"));
    }

    private static Project watched(String target, String runtime) {
        Project design = design(target, runtime, "embassy-boot");
        String instance = target.startsWith("stm32h7")
                ? "IWDG1"
                : target.startsWith("stm32") ? "IWDG" : target.startsWith("rp") ? "WATCHDOG" : "WDT";
        List<Item> items = new ArrayList<>();
        items.add(Watchdog.blank(ItemId.of("dog"), "dog").withInstance(instance).withTimeoutNs(2_000_000_000L));
        design.all(Task.class).forEach(t -> items.add(t.withBody(List.of(new Step.Feed(ItemId.of("dog"))))));
        return design.withItems(items);
    }

    /** Before it starts the watchdog itself, it may hang; an image that is confirmed starts as before. */
    @ParameterizedTest
    @CsvSource({"stm32g071rb, IWDG", "stm32h743zi, IWDG1"})
    void theBootLoaderOfAnStm32StartsTheWatchdogOfAnImageOnTrial(String target, String instance) {
        String loader = Designs.text(Designs.files(watched(target, "embassy")), "bootloader/src/main.rs");
        assertTrue(loader.contains("if loader.state == State::Swap {"), loader);
        assertTrue(loader.contains("let dog = unsafe { " + instance + "::steal() };"), loader);
        assertTrue(loader.contains("IndependentWatchdog::new(dog, 2_000_000).unleash();"), loader);
        String without =
                Designs.text(Designs.files(design(target, "embassy", "embassy-boot")), "bootloader/src/main.rs");
        assertTrue(!without.contains("unleash"), without);
        String rtic = Designs.text(Designs.files(watched(target, "rtic")), "bootloader/src/main.rs");
        assertTrue(rtic.contains("unleash"), "RTIC feeds it too");
    }

    /** 2 s are 65 536 ticks of its clock, and a debugger stops it as in the firmware, which takes over one that runs. The crate does not say whether it has swapped. */
    @ParameterizedTest
    @CsvSource({"nrf52832, embassy", "nrf52833, bare-metal", "nrf52840, rtic"})
    void theBootLoaderOfAnNrfStartsTheWatchdogOfEveryImage(String target, String runtime) {
        List<GeneratedFile> files = Designs.files(watched(target, runtime));
        String loader = Designs.text(files, "bootloader/src/main.rs");
        int swapped = loader.indexOf("BootLoader::<4096>::prepare(config);");
        int started = loader.indexOf("wdt::Watchdog::try_new::<_, 1>(p.WDT, config);");
        assertTrue(swapped > 0 && started > swapped && loader.indexOf("loader.load(start)") > started, loader);
        assertTrue(loader.contains("config.timeout_ticks = 65_536;"), loader);
        assertTrue(loader.contains("config.action_during_debug_halt = wdt::HaltConfig::Pause;"), loader);
        assertTrue(
                Designs.text(files, "bootloader/README.md").contains("Every image starts with the design's watchdog"));
        assertTrue(Designs.text(files, "DESIGN.md").contains("An image starts with the watchdog running"));
    }

    @ParameterizedTest
    @CsvSource({"rp2040, false", "rp2350, true"})
    void theBootLoaderOfAnRpStartsTheWatchdogOfAnImageOnTrial(String target, boolean renumbered) {
        List<GeneratedFile> files = Designs.files(watched(target, "embassy"));
        String loader = Designs.text(files, "bootloader/src/main.rs");
        assertTrue(loader.contains("if loader.state == State::Swap {"), loader);
        assertTrue(loader.contains("dog.start(Duration::from_micros(2_000_000));"), loader);
        // all 25 parts but the third and the fourth, which are the oscillators (datasheet of the RP2350, 7.4)
        String parts = "let parts = pac::psm::regs::Wdsel(0x01FF_FFF3);";
        assertEquals(renumbered, loader.contains(parts), loader);
        String board = Designs.text(files, "src/takt/board.rs");
        assertEquals(renumbered, board.contains(parts), board);
        assertTrue(board.indexOf(parts) <= 0 || board.indexOf(parts) > board.indexOf(".start("), board);
    }

    /** The same in a loop: 4.5 s are 4500 ticks of a millisecond. */
    @Test
    void aLoopTestsAnImageOnTrialByItsTicks() {
        List<GeneratedFile> files = Designs.files(design("nrf52840", "bare-metal", "embassy-boot"));
        String time = Designs.text(files, "src/takt/time.rs");
        assertTrue(time.contains("static TRIAL: AtomicU32 = AtomicU32::new(4_500);"), time);
        List<String> main = Designs.text(files, "src/main.rs")
                .lines()
                .map(String::strip)
                .filter(l -> l.contains("trial"))
                .toList();
        assertEquals(List.of("let mut trial = ota::Trial::begin();", "trial.look();"), main);
    }

    /** The same in a task at priority 0, where RTIC then has no idle: what is always ready there gives way after each job. */
    @Test
    void aTaskAtPriorityZeroTestsAnImageOnTrial() {
        Project design = design("stm32g071rb", "rtic", "embassy-boot");
        List<Item> items = new ArrayList<>(design.items());
        items.add(Task.blank(ItemId.of("spare"), "spare")
                .withActivation(new Activation.Background())
                .withBody(List.of(new Step.Compute("s", 1_000, 1_000, Distribution.UNIFORM))));
        String main = Designs.text(Designs.files(design.withItems(items)), "src/main.rs");
        assertTrue(!main.contains("#[idle"), main);
        assertEquals("""
                    /// Watches over an image on trial until all tasks have had their turns and any watchdog its say, when nothing else runs.
                    #[task(priority = 0)]
                    async fn trial(_: trial::Context) {
                        let mut trial = crate::takt::ota::Trial::begin();
                        if trial.is_on() {
                            Mono::delay(4500.millis()).await;
                            trial.decide();
                        }
                        trial.end();
                    }
                }
                """, main.substring(main.indexOf("    /// Watches over")));
        assertTrue(main.contains("trial::spawn().ok();"), main);
    }

    /** No number of flash stands in the code: slots are symbols of the linker, or rows of the table on the device. */
    @Test
    void noOffsetStandsInTheCode() {
        Project esp = Designs.sample("esp32s3-sensor-node");
        for (Project design : List.of(
                design("rp2040", "embassy", "embassy-boot"),
                design("stm32g071rb", "bare-metal", "embassy-boot"),
                design("nrf52840", "rtic", "embassy-boot"),
                esp)) {
            String ota = Designs.text(Designs.files(design), "src/takt/ota.rs");
            // where RAM is by the architecture, and the polynomial of the checksum
            String rest = ota.replace("0x2000_0000..=0x4000_0000", "").replace("0xEDB8_8320", "");
            assertTrue(!rest.contains("0x"), ota);
        }
    }

    /** esp-storage writes nothing while the other core runs, parks it if asked, and leaves it parked if the flash fails. */
    @Test
    void anUpdateParksTheSecondCoreAndWakesItWhateverTheFlashSays() {
        List<GeneratedFile> files = Designs.files(Designs.sample("esp32s3-sensor-node"));
        String ota = Designs.text(files, "src/takt/ota.rs");
        assertTrue(ota.contains("let flash = FlashStorage::new(flash).multicore_auto_park();"), ota);
        assertTrue(
                ota.contains("critical_section::with(|_| action(&mut slots).inspect_err(|_| unpark_other_core()))"),
                ota);
        String design = Designs.text(files, "DESIGN.md");
        assertTrue(design.contains("neither core runs tasks or handlers"), design);
    }

    /** The ESP32-S3 with nothing on core 1, and the ESP32-C6, which has none. */
    @Test
    void anUpdateParksNothingWhereOneCoreRuns() {
        Project both = Designs.sample("esp32s3-sensor-node");
        Project one = both.withItems(both.items().stream()
                .map(i -> i instanceof Executable executable ? executable.withCore(0) : i)
                .toList());
        for (Project design : List.of(one, Designs.onEsp32C6(both))) {
            List<GeneratedFile> files = Designs.files(design);
            String ota = Designs.text(files, "src/takt/ota.rs");
            assertTrue(ota.contains("let flash = FlashStorage::new(flash);"), ota);
            assertTrue(!ota.contains("park") && !ota.contains("critical_section"), ota);
            assertTrue(!Designs.text(files, "README.md").contains("bootloader"), "espflash brings its own");
            assertTrue(!Designs.text(files, "DESIGN.md").contains("neither core"));
        }
    }

    @Test
    void aDesignWithOneSlotHasNoCodeForUpdates() {
        List<GeneratedFile> files = Designs.files(design("nrf52840", "embassy", ""));
        assertTrue(files.stream()
                .noneMatch(f -> f.path().contains("ota") || f.path().contains("self_test")));
    }

    @ParameterizedTest
    @CsvSource({
        "stm32f411re, embassy, embassy-boot, no boot loader of embassy-boot is generated for STM32F411RE",
        "nrf52840, embassy, mcuboot-move, The flash plan is one of MCUboot",
        "nrf52840, embassy, tock, The flash plan is one of Tock",
        "nrf52840, rtic, mcuboot-move, RTIC firmware is one image",
        "rp2040, rtic, embassy-boot, RTIC firmware has no driver for the flash of RP2040",
        "rp2040, bare-metal, embassy-boot, a loop has no driver for the flash of RP2040",
        "nrf52840, bare-metal, mcuboot-move, Bare-metal firmware is one image"
    })
    void whatCannotBeUpdatedIsRefusedByName(String target, String runtime, String scheme, String words) {
        Generation.Refused refused =
                assertInstanceOf(Generation.Refused.class, Designs.generate(design(target, runtime, scheme)));
        assertTrue(refused.reason().text().contains(words), refused.reason().text());
    }
}
