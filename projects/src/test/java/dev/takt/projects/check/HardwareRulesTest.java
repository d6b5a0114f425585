package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about the chip: instances, pins, vectors, memory. */
class HardwareRulesTest {
    private static Project stm(String... items) {
        return Designs.of("stm32f411re", "freertos", items(items));
    }

    private static String pin(String signal, String pin) {
        return "{'signal': '" + signal + "', 'pin': '" + pin + "'}";
    }

    private static String peripheral(String id, String instance, String... pins) {
        return item("peripheral", id, "'instance': '" + instance + "', 'pins': [" + String.join(", ", pins) + "]");
    }

    @Test
    void instanceThatTheChipLacksIsFound() {
        List<String> said = found(
                new UnknownInstanceRule(),
                stm(
                        peripheral("a", "UART9"),
                        peripheral("b", "USART1"),
                        item("watchdog", "w", "'instance': 'DOG'"),
                        peripheral("c", "")));
        assertEquals(3, said.size());
        assertTrue(
                said.get(0).startsWith("a.instance: \"a\": STM32F411RE has no \"UART9\". It has: ADC1, CRC,"),
                said.get(0));
        assertEquals("w.instance: \"w\": STM32F411RE has no \"DOG\". It has: IWDG, WWDG.", said.get(1));
        assertTrue(
                said.get(2).startsWith("c.instance: \"c\" has no instance of the chip. Choose one of: ADC1,"),
                said.get(2));
    }

    @Test
    void pinThatTheChipLacksIsFound() {
        List<String> said =
                found(new UnknownPinRule(), stm(peripheral("a", "USART2", pin("TX", "PA2"), pin("RX", "PZ3"))));
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst().startsWith("a.pins: \"a\": STM32F411RE has no pin \"PZ3\". Its pins are PA0 to "),
                said.getFirst());
    }

    @Test
    void signalOnAPinThatCannotCarryItIsFound() {
        List<String> said =
                found(new PinSignalRule(), stm(peripheral("a", "USART2", pin("TX", "PA2"), pin("RX", "PA5"))));
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst().startsWith("a.pins: \"a\": USART2.RX cannot be on PA5. It can be on: PA3"),
                said.getFirst());
    }

    @Test
    void lineWithoutABitRateIsFound() {
        String transfer = "{'do': 'transfer', 'peripheral': '%s', 'bytes': 4}";
        Project project = stm(
                peripheral("fast", "I2C1"),
                item("peripheral", "rated", "'instance': 'I2C2', 'bit-rate': '100 kHz'"),
                peripheral("pins", "GPIOA"),
                task("t", body(transfer.formatted("fast"), transfer.formatted("rated"), transfer.formatted("pins"))));
        assertEquals(
                List.of("fast.bit-rate: \"fast\" has no bit rate: its transfers are taken to need no time."),
                found(new NoBitRateRule(), project));
    }

    @Test
    void aPinMatrixLeadsEverySignalEverywhere() {
        assertEquals(
                List.of(),
                found(
                        new PinSignalRule(),
                        Designs.of("esp32s3", "embassy", peripheral("a", "UART1", pin("TX", "GPIO7")))));
    }

    @Test
    void handlerWithoutAVectorOfTheChipIsFound() {
        List<String> said = found(
                new UnknownVectorRule(),
                stm(
                        item("interrupt", "none", ""),
                        item("interrupt", "wrong", "'vector': 'TIM99'"),
                        item("interrupt", "good", "'vector': 'TIM2'")));
        assertEquals(2, said.size());
        assertEquals(
                "none.vector: \"none\" has no interrupt vector: give it a source that the chip has, or name a vector.",
                said.get(0));
        assertTrue(
                said.get(1).startsWith("wrong.vector: \"wrong\": STM32F411RE has no vector \"TIM99\". Alike are: TIM"),
                said.get(1));
    }

    @Test
    void whatTwoItemsClaimIsFound() {
        assertEquals(
                List.of(
                        "b.pins: Pin PA2 is used by \"a\" and by \"b\".",
                        "c.instance: USART2 is both \"a\" and \"c\".",
                        "j.vector: Vector TIM2 is bound to \"i\" and to \"j\": one handler can have it."),
                found(
                        new TwoOwnersRule(),
                        stm(
                                peripheral("a", "USART2", pin("TX", "PA2")),
                                peripheral("b", "GPIOA", pin("OUT", "PA2")),
                                peripheral("c", "USART2"),
                                peripheral("d", "GPIOA", pin("OUT", "PA7")),
                                item("interrupt", "i", "'vector': 'TIM2'"),
                                item("interrupt", "j", "'vector': 'TIM2'"))));
    }

    /** RM0090: UART4_TX and SPI2_TX have stream 4 of DMA1 each and no other; I2C3_TX has stream 4 alone too, USART3_TX streams 3 and 4. */
    @Test
    void signalThatNoDmaChannelIsLeftForIsFound() {
        List<String> both = List.of("SPI2", "UART4");
        assertEquals(
                List.of(
                        "uart4.instance: \"uart4\": no DMA channel is left for UART4.TX. It can have DMA1_CH4 (spi2). Let its transfers block, or use another instance."),
                found(new DmaChannelsRule(), moving("stm32f405rg", "dma", both)));
        assertEquals(List.of(), found(new DmaChannelsRule(), moving("stm32f405rg", "blocking", both)));
        assertEquals(List.of(), found(new DmaChannelsRule(), moving("stm32f405rg", "dma", List.of("SPI2", "USART6"))));
        // a multiplexer leads every signal to every channel
        assertEquals(List.of(), found(new DmaChannelsRule(), moving("stm32h743zi", "dma", both)));
    }

    /** Who comes first takes stream 4 and gives it back: USART3_TX has another. */
    @Test
    void signalThatCanHaveAnotherDmaChannelMakesRoom() {
        List<String> three = List.of("USART3", "UART4");
        assertEquals(List.of(), found(new DmaChannelsRule(), moving("stm32f405rg", "dma", three)));
    }

    /** A handler on the vector of a stream, or the controller as a peripheral of the design, has its channels for itself. */
    @Test
    void dmaChannelsThatTheDesignHasForItselfAreNotFree() {
        Project project = moving("stm32f405rg", "dma", List.of("UART4"));
        assertEquals(List.of(), found(new DmaChannelsRule(), project));
        assertEquals(
                1,
                found(new DmaChannelsRule(), with(project, peripheral("own", "DMA1")))
                        .size());
        assertEquals(
                List.of(
                        "uart4.instance: \"uart4\": no DMA channel is left for UART4.TX. It can have DMA1_CH4 (DMA1_Stream4). Let its transfers block, or use another instance."),
                found(new DmaChannelsRule(), with(project, item("interrupt", "i", "'vector': 'DMA1_Stream4'"))));
    }

    /** A task that writes through each of these instances. */
    private static Project moving(String target, String mode, List<String> instances) {
        List<String> items = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (String instance : instances) {
            String id = instance.toLowerCase(Locale.ROOT);
            items.add(peripheral(id, instance));
            steps.add("{'do': 'transfer', 'peripheral': '%s', 'bytes': 4, 'mode': '%s'}".formatted(id, mode));
        }
        items.add(task("t", body(steps.toArray(String[]::new))));
        return Designs.of(target, "freertos", String.join(", ", items));
    }

    private static Project with(Project project, String item) {
        List<Item> items = new ArrayList<>(project.items());
        items.addAll(Designs.of(project.target(), project.runtime(), item).items());
        return project.withItems(items);
    }

    @Test
    void levelsWithoutAVectorToDispatchOnAreFound() {
        // An ESP32-S3 has four software interrupts; esp-rtos takes the first, and the second for the second core, so
        // core 1 leaves two.
        List<String> tasks = new ArrayList<>();
        for (int priority = 1; priority <= 3; priority++) {
            tasks.add(task(
                    "t" + priority,
                    "'priority': " + priority + ", " + periodic("10 ms") + ", " + body(compute("1 us"))));
        }
        Project good = Designs.of("esp32s3", "embassy", String.join(", ", tasks));
        tasks.add(task("other", "'core': 1, " + periodic("10 ms") + ", " + body(compute("1 us"))));
        Project bad = Designs.of("esp32s3", "embassy", String.join(", ", tasks));
        assertEquals(List.of(), found(new DispatchersRule(), good));
        assertEquals(
                List.of(
                        "t3.priority: \"t3\": no interrupt vector of ESP32-S3 is free to dispatch tasks of priority 3. Use fewer different priorities, or free a peripheral."),
                found(new DispatchersRule(), bad));
    }

    @Test
    void pinsThatTheBoardNeedsOrThatOnlyReadAreFound() {
        Project project = Designs.of(
                "esp32",
                "embassy",
                items(
                        peripheral("flash", "UART1", pin("TX", "GPIO6")),
                        peripheral("out", "GPIO", pin("OUT", "GPIO34"), pin("IN", "GPIO35")),
                        peripheral("good", "UART2", pin("TX", "GPIO23"))));
        assertEquals(
                List.of(
                        "flash.pins: \"flash\" uses GPIO6, to which the flash is connected: the chip would not start.",
                        "out.pins: \"out\" drives GPIO34, which is an input only."),
                found(new ReservedPinRule(), project));
    }

    /** Free on an ESP32-WROOM; flash on an ESP32-PICO-D4, PSRAM on an ESP32-WROVER. */
    @Test
    void pinsThatSomeModulesTakeAreWarnedOf() {
        Project project =
                Designs.of("esp32", "embassy", peripheral("second", "UART2", pin("RX", "GPIO16"), pin("TX", "GPIO17")));
        List<Problem> problems = new ReservedPinRule().check(Designs.context(project));
        assertEquals(
                List.of(
                        "second.pins: \"second\" uses GPIO16, to which the flash is connected in chips that have it inside, such as the ESP32-PICO-D4.",
                        "second.pins: \"second\" uses GPIO16, to which external RAM is connected on modules that have it.",
                        "second.pins: \"second\" uses GPIO17, to which the flash is connected in chips that have it inside, such as the ESP32-PICO-D4.",
                        "second.pins: \"second\" uses GPIO17, to which external RAM is connected on modules that have it."),
                problems.stream().map(Designs::line).toList());
        assertTrue(problems.stream().allMatch(p -> p.severity() == Severity.WARNING));
    }

    @Test
    void pinThatChoosesHowTheChipStartsIsFound() {
        Project project = Designs.of(
                "esp32s3",
                "embassy",
                items(peripheral("a", "GPIO", pin("OUT", "GPIO46")), peripheral("b", "GPIO", pin("OUT", "GPIO4"))));
        assertEquals(
                List.of(
                        "a.pins: \"a\" uses GPIO46, whose level at reset chooses how the chip starts: make sure that what is wired to it leaves it alone."),
                found(new StrappingPinRule(), project));
    }

    private static Partition part(String name, String type, String subtype, long offset, long size) {
        return new Partition(name, type, subtype, OptionalLong.of(offset), size, false, false);
    }

    private static Project esp(Partition... partitions) {
        return Designs.of("esp32s3", "embassy", "")
                .withFlash(FlashPlan.NONE.withFlashBytes(4 << 20).withPartitions(List.of(partitions)));
    }

    private static final Project WHOLE = esp(
            part("nvs", "data", "nvs", 0x9000, 0x4000),
            part("otadata", "data", "ota", 0xd000, 0x2000),
            part("ota_0", "app", "ota_0", 0x10000, 0x180000),
            part("ota_1", "app", "ota_1", 0x190000, 0x180000));

    @Test
    void partitionBeyondTheFlashIsFound() {
        assertEquals(
                List.of(".flash: Partition \"app\" ends 64 KiB beyond the 4 MiB of flash."),
                found(new FlashOverflowRule(), esp(part("app", "app", "factory", 0x10000, 4 << 20))));
        assertEquals(List.of(), found(new FlashOverflowRule(), WHOLE));
    }

    private static Project fixed(DesignRule rule, Project project) {
        return rule.check(Designs.context(project))
                .getFirst()
                .fixes()
                .getFirst()
                .edit()
                .apply(project);
    }

    @Test
    void everyFixOfAFlashPlanAnswersItsProblem() {
        Project large = esp(part("app", "app", "factory", 0x10000, 4 << 20));
        assertEquals(List.of(), found(new FlashOverflowRule(), fixed(new FlashOverflowRule(), large)));
        Project crooked = esp(part("app", "app", "factory", 0x11000, 0x10000));
        assertEquals(List.of(), found(new FlashLayoutRule(), fixed(new FlashLayoutRule(), crooked)));
        Project without = esp(
                part("nvs", "data", "nvs", 0x9000, 0x4000),
                part("ota_0", "app", "ota_0", 0x10000, 0x180000),
                part("ota_1", "app", "ota_1", 0x190000, 0x180000));
        Project complete = fixed(new OtaLayoutRule(), without);
        assertEquals(
                part("otadata", "data", "ota", 0xd000, 0x2000),
                complete.flash().partitions().get(1));
        assertEquals(List.of(), found(new OtaLayoutRule(), complete));
    }

    @Test
    void everyFixOfAPinFindsAFreeOne() {
        Project wrong = stm(peripheral("a", "USART2", pin("RX", "PA5")));
        assertEquals(List.of(), found(new PinSignalRule(), fixed(new PinSignalRule(), wrong)));
        Project strapped = Designs.of("esp32s3", "embassy", peripheral("a", "GPIO", pin("OUT", "GPIO46")));
        assertEquals(List.of(), found(new StrappingPinRule(), fixed(new StrappingPinRule(), strapped)));
        Project flash = Designs.of("esp32", "embassy", peripheral("a", "UART1", pin("TX", "GPIO6")));
        assertEquals(List.of(), found(new ReservedPinRule(), fixed(new ReservedPinRule(), flash)));
    }

    @Test
    void partitionsThatOverlapStartOffTheirPageOrAreUnknownAreFound() {
        assertEquals(
                List.of(
                        ".flash: Partition \"b\": subtype \"cake\" is not known. Use ota, phy, nvs, coredump, nvs_keys, efuse, undefined, esphttpd, fat, spiffs, littlefs, tee_ota, or a number up to 0xFF.",
                        ".flash: Partition \"app\": offset 0x11000 is not a multiple of 0x10000, at which partitions of type app start; near it are 0x10000, 0x20000.",
                        ".flash: Partition \"c\" overlaps \"app\" by 4 KiB."),
                found(
                        new FlashLayoutRule(),
                        esp(
                                part("app", "app", "factory", 0x11000, 0x10000),
                                part("b", "data", "cake", 0x40000, 0x1000),
                                part("c", "data", "fat", 0x20000, 0x1000))));
        assertEquals(List.of(), found(new FlashLayoutRule(), WHOLE));
    }

    @Test
    void updateSlotsThatABootLoaderCannotUseAreFound() {
        assertEquals(
                List.of(
                        ".flash: 1 OTA slots but no otadata partition (type data, subtype ota, 8 KiB): the boot loader cannot know which one to start.",
                        ".flash: An update needs two OTA slots, one to run from and one to write: there are 1.",
                        ".flash: Partition \"ota_1\" is OTA slot 1, but there is no slot 0: slots count from 0 without a gap."),
                found(new OtaLayoutRule(), esp(part("ota_1", "app", "ota_1", 0x10000, 0x10000))));
        assertEquals(List.of(), found(new OtaLayoutRule(), WHOLE));
    }

    @Test
    void moreRamThanThereIsIsFound() {
        // 128 KiB of RAM: 100 KiB of blocks, a stack of 40 KiB and two of 512 bytes for the kernel are 13 KiB too much.
        String pool = item("pool", "p", "'block': '1 KiB', 'blocks': 100");
        assertEquals(
                List.of(".: RAM SRAM overflows by 13 KiB: it has 128 KiB."),
                found(new RamOverflowRule(), stm(pool, task("t", "'stack': '40 KiB'"))));
        assertEquals(List.of(), found(new RamOverflowRule(), stm(pool, task("t", "'stack': '27 KiB'"))));
    }

    @Test
    void stacksOfContextsThatShareOneNestOnceALevel() {
        // 64 KiB: 40 KiB of blocks and 255 bytes for the guard of the stack leave 24321; 10 + 15 KiB (the larger of two
        // of a level) and two frames of 36 bytes need 25672.
        String pool = item("pool", "p", "'block': '1 KiB', 'blocks': 40");
        Project project = Designs.of(
                "lm3s6965",
                "rtic",
                items(
                        pool,
                        task("a", "'priority': 1, 'stack': '10 KiB'"),
                        task("b", "'priority': 2, 'stack': '15 KiB'"),
                        task("c", "'priority': 2, 'stack': '9 KiB'")));
        assertEquals(
                List.of(".: RAM SRAM: the stack needs 25672 B, but data leaves 24321 B: 1351 B too little."),
                found(new RamOverflowRule(), project));
    }

    /** Embassy on this chip with TIM5 as its clock, whatever the product's table says by now. */
    @Test
    void timerThatTheRuntimeHasForItselfIsFound() {
        Project project = Designs.of(
                "stm32f411re",
                "embassy",
                items(
                        "{'id': 't', 'kind': 'peripheral', 'name': 'Count', 'instance': 'TIM5'}",
                        "{'id': 'u', 'kind': 'peripheral', 'name': 'Other', 'instance': 'TIM4'}",
                        "{'id': 'i', 'kind': 'interrupt', 'name': 'Tick', 'vector': 'TIM5'}"));
        Catalogue shipped = ShippedCatalogue.get();
        RuntimeProfile embassy = shipped.runtime("embassy").orElseThrow();
        Support row = new Support(
                "embassy", "stm32f411re", SupportLevel.GENERATED, "because", "", "pins", List.of("TIM5"), 0);
        Catalogue catalogue = new Catalogue(shipped.chips(), List.of(embassy.withSupport(List.of(row))));
        CheckContext context = new CheckContext(
                project, catalogue, Machine.of(project, catalogue), Optional.empty(), Optional.empty());
        assertEquals(
                List.of(
                        "t.instance: \"Count\" uses TIM5, which Embassy has for itself on this chip, for its clock. Choose another instance.",
                        "i.vector: \"Tick\" is bound to TIM5, which Embassy has for itself on this chip. Choose another source."),
                new TakenByRuntimeRule()
                        .check(context).stream().map(Designs::line).toList());
    }

    @Test
    void tickThatTheTimerCannotMakeIsFound() {
        Project nrf = Designs.of("nrf52840", "rtic", "");
        Project coarse = nrf.withSettings(nrf.settings().withTickNs(OptionalLong.of(1_000_000)));
        assertEquals(
                List.of(
                        ".tick: RTIC keeps time with TIMER2 on this chip, which ticks every 1 us: a tick of 1 ms cannot be made."),
                found(new TimerTickRule(), coarse));
        assertEquals(List.of(), found(new TimerTickRule(), nrf));
        assertEquals(List.of(), found(new TimerTickRule(), coarse.withTarget("stm32f405rg")));
    }

    /** 16 MHz / 17 = 941176 baud, 21 thousandths too fast, and the internal oscillator may be off by 10 more. 115200 by 139 is 1 off. */
    @Test
    void bitRatesThatTheClockCannotMakeAreFound() {
        Project project = Designs.of(
                "stm32f405rg",
                "rtic",
                items(
                        "{'id': 'fast', 'kind': 'peripheral', 'name': 'Fast', 'instance': 'USART2', 'bit-rate': '921600 Hz'}",
                        "{'id': 'slow', 'kind': 'peripheral', 'name': 'Slow', 'instance': 'USART3', 'bit-rate': '115200 Hz'}",
                        "{'id': 'mad', 'kind': 'peripheral', 'name': 'Mad', 'instance': 'USART1', 'bit-rate': '20 MHz'}"));
        Project at16 = project.withSettings(project.settings().withClockHz(16_000_000));
        assertEquals(
                List.of(
                        "fast.bit-rate: \"Fast\" asks for 921.6 kHz and gets 941.176 kHz, 21 thousandths off; its oscillator HSI may be off by 10 more. Both ends together may be off by 50.",
                        "mad.bit-rate: \"Mad\" cannot run at 20 MHz: no divider of its clock comes near."),
                found(new BitRateOffRule(), at16));
        assertEquals(List.of(), found(new BitRateOffRule(), Designs.of("esp32c6", "embassy", "")));
    }

    /** RM0090 calibrates the internal oscillator to 1 %; a jump of a tenth of a bit allows 1/200. */
    @Test
    void canFromAnOscillatorInsideTheChipIsFoundAndItsFixTakesTheCrystal() {
        Project project = Designs.of(
                "stm32f405rg",
                "rtic",
                items("{'id': 'can', 'kind': 'peripheral', 'name': 'Bus', 'instance': 'CAN1', 'bit-rate': '500 kHz'}"));
        assertEquals(
                List.of(
                        "can.instance: \"Bus\" is clocked by the oscillator HSI, which may be off by 10 thousandths over temperature; a CAN node may be off by 5. Choose a crystal (setting \"Oscillator\")."),
                found(new BitRateOffRule(), project));
        Project mended = new BitRateOffRule()
                .check(Designs.context(project))
                .getFirst()
                .fixes()
                .getFirst()
                .edit()
                .apply(project);
        assertEquals(Oscillator.EXTERNAL, mended.settings().oscillator());
        assertEquals(List.of(), found(new BitRateOffRule(), mended));
        assertEquals(
                List.of(),
                found(
                        new BitRateOffRule(),
                        Designs.of(
                                "esp32c6",
                                "embassy",
                                items(
                                        "{'id': 'can', 'kind': 'peripheral', 'name': 'Bus', 'instance': 'TWAI0', 'bit-rate': '500 kHz'}"))));
    }

    /** RM0090, 38.16.2: without DBG_SLEEP the debug port has no clock while the core sleeps. */
    @Test
    void messagesOfACoreThatSleepsWithItsDebugPortAreFound() {
        Project loop = Designs.of("stm32f405rg", "bare-metal", "");
        assertEquals(List.of(), found(new SleepBreaksRule(), loop));
        Project says = loop.withSettings(loop.settings().withLogging(Logging.DEFMT));
        assertEquals(
                List.of(
                        ".sleep: While the core sleeps the debug port of this chip has no clock: messages by RTT stop, and a probe may lose the chip. Keep the clock on in setup (DBGMCU, sleep), or stay awake."),
                found(new SleepBreaksRule(), says));
        assertEquals(
                List.of(),
                found(new SleepBreaksRule(), says.withSettings(says.settings().withSleep(Sleep.NONE))));
        assertEquals(
                List.of(), found(new SleepBreaksRule(), says.withRuntime("rtic")), "RTIC's own idle does not sleep");
        assertEquals(
                1,
                found(
                                new SleepBreaksRule(),
                                says.withRuntime("rtic")
                                        .withSettings(says.settings().withSleep(Sleep.WAIT)))
                        .size());
        assertEquals(List.of(), found(new SleepBreaksRule(), says.withRuntime("embassy")), "it keeps the clock on");
        assertEquals(List.of(), found(new SleepBreaksRule(), says.withTarget("nrf52840")));
    }
}
