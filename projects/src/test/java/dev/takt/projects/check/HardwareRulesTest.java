package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.peripheral;
import static dev.takt.projects.check.Designs.pin;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about instances, vectors and DMA channels of the chip. */
class HardwareRulesTest {
    @Test
    void instanceThatTheChipLacksIsFound() {
        List<String> said = found(
                new UnknownInstanceRule(),
                freertos(
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
    void handlerWithoutAVectorOfTheChipIsFound() {
        List<String> said = found(
                new UnknownVectorRule(),
                freertos(
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
                        freertos(
                                peripheral("a", "USART2", pin("TX", "PA2")),
                                peripheral("b", "GPIOA", pin("OUT", "PA2")),
                                peripheral("c", "USART2"),
                                peripheral("d", "GPIOA", pin("OUT", "PA7")),
                                item("interrupt", "i", "'vector': 'TIM2'"),
                                item("interrupt", "j", "'vector': 'TIM2'"))));
    }

    /** Product specification of the nRF52840, instances: ids 3 and 4 are a TWIM or a SPIM each, 35 is a SPIM alone. */
    @Test
    void twoUsesOfOneBlockAreTwoOwnersAndOneMovesToAFreeBlock() {
        for (String runtime : List.of("embassy", "rtic", "bare-metal")) {
            Project one = Designs.of("nrf52840", runtime, items(peripheral("a", "TWIM0"), peripheral("b", "SPIM0")));
            assertEquals(
                    List.of(
                            "b.instance: TWIM0 and SPIM0 are one block of the chip, which is one or the other: \"a\" and \"b\" cannot both have it."),
                    found(new TwoOwnersRule(), one));
            Project moved = fixed(new TwoOwnersRule(), one);
            assertEquals(List.of(), found(new TwoOwnersRule(), moved));
            assertEquals("SPIM1", moved.all(Peripheral.class).getLast().instance());
        }
        Project apart = Designs.of(
                "nrf52840",
                "rtic",
                items(peripheral("a", "TWIM0"), peripheral("b", "SPIM1"), peripheral("c", "SPIM2")));
        assertEquals(List.of(), found(new TwoOwnersRule(), apart));
    }

    /** MAXCNT has 8 bits on the nRF52832 and 16 on the nRF52840; an SPIM goes on where it stopped. */
    @Test
    void transferAboveWhatThePeripheralCountsIsFound() {
        assertEquals(
                List.of(
                        "t.body: \"t\" transfers 256 bytes through \"twim0\" at once: TWIM0 of the nRF52832 counts no more than 255 in one transfer. Make several transfers of it.",
                        "t.body: \"t\" transfers 256 bytes through \"uarte0\" at once: UARTE0 of the nRF52832 counts no more than 255 in one transfer. Make several transfers of it."),
                found(new TransferTooLongRule(), bytes("nrf52832", 256)));
        assertEquals(List.of(), found(new TransferTooLongRule(), bytes("nrf52832", 255)));
        assertEquals(List.of(), found(new TransferTooLongRule(), bytes("nrf52840", 65_535)));
        assertEquals(
                2, found(new TransferTooLongRule(), bytes("nrf52840", 65_536)).size());
        assertEquals(List.of(), found(new TransferTooLongRule(), moving("stm32f405rg", "dma", List.of("UART4"))));
    }

    /** Errata of the nRF52832, [58]: RXD.MAXCNT of 1 with TXD.MAXCNT of at most 1; of the nRF52840, [198]: SPIM3 alone, and what it sends. */
    @Test
    void faultsOfTheChipThatTransfersRunIntoAreFound() {
        assertEquals(
                List.of(
                        "t.body: \"t\" reads a single byte through \"spim2\": SPIM2 of the nRF52832 then clocks a second one out now and then (erratum 58). Read two bytes at least, or use another instance if the chip has one without the fault."),
                found(new ChipErratumRule(), spi("nrf52832", "SPIM2", 1, Direction.READ)));
        assertEquals(List.of(), found(new ChipErratumRule(), spi("nrf52832", "SPIM2", 2, Direction.READ)));
        assertEquals(List.of(), found(new ChipErratumRule(), spi("nrf52832", "SPIM2", 1, Direction.WRITE)));
        assertEquals(List.of(), found(new ChipErratumRule(), spi("nrf52840", "SPIM2", 1, Direction.READ)));
        assertEquals(
                List.of(
                        "t.body: \"t\" sends through \"spim3\": what SPIM3 of the nRF52840 sends may be corrupted while the core reads or writes the block of RAM that the bytes lie in (erratum 198). Use another instance, or keep these bytes in a block of RAM that nothing else is in."),
                found(new ChipErratumRule(), spi("nrf52840", "SPIM3", 16, Direction.WRITE)));
        assertEquals(List.of(), found(new ChipErratumRule(), spi("nrf52840", "SPIM3", 16, Direction.READ)));
        assertEquals(List.of(), found(new ChipErratumRule(), spi("nrf52840", "SPIM2", 16, Direction.WRITE)));
        assertEquals(List.of(), found(new ChipErratumRule(), spi("nrf52833", "SPIM3", 16, Direction.WRITE)));
    }

    private static Project spi(String target, String instance, long bytes, Direction direction) {
        Project project = moving(target, "async", List.of(instance));
        return project.withItems(project.items().stream()
                .map(item -> item instanceof Task task
                        ? task.withBody(Walk.of(task, Step.Transfer.class)
                                .<Step>map(t -> new Step.Transfer(t.peripheral(), bytes, t.mode(), direction))
                                .toList())
                        : item)
                .toList());
    }

    /** RP2350 data sheet, RP2350-E9: the pull-up still works, and the RP2040 has other pads. */
    @Test
    void inputThatAnRp2350PullsDownIsFound() {
        assertEquals(
                List.of("b.pull"),
                found(new ChipErratumRule(), pulled("rp2350", "down")).stream()
                        .map(said -> said.substring(0, said.indexOf(':')))
                        .toList());
        assertEquals(List.of(), found(new ChipErratumRule(), pulled("rp2350", "up")));
        assertEquals(List.of(), found(new ChipErratumRule(), pulled("rp2350", "none")));
        assertEquals(List.of(), found(new ChipErratumRule(), pulled("rp2040", "down")));
    }

    private static Project pulled(String target, String pull) {
        String button = "'instance': 'GPIO', 'pull': '%s', 'pins': [{'signal': 'IN', 'pin': 'GPIO5'}]".formatted(pull);
        return Designs.of(target, "embassy", items(item("peripheral", "b", button)));
    }

    private static Project bytes(String target, long bytes) {
        Project project = moving(target, "async", List.of("TWIM0", "UARTE0", "SPIM1"));
        return project.withItems(project.items().stream()
                .map(item -> item instanceof Task task
                        ? task.withBody(Walk.of(task, Step.Transfer.class)
                                .<Step>map(t -> t.withBytes(bytes))
                                .toList())
                        : item)
                .toList());
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

    /** embassy-stm32 0.6, Uart::new and Spi::new take a channel for each end they are made with, whatever is moved, and whether by DMA or as the caller waits; elsewhere mode async is the interrupt's. */
    @Test
    void driversThatWaitByDmaNeedAChannelForEachWiredEnd() {
        String sent =
                "uart4.instance: \"uart4\": no DMA channel is left for UART4.TX. It can have DMA1_CH4 (spi2). Let its transfers block, or use another instance.";
        String[] spi = {pin("SCK", "PB13"), pin("MISO", "PB14"), pin("MOSI", "PB15")};
        assertEquals(List.of(sent), waiting("embassy", "async", pins("TX", "PA0", "RX", "PA1"), spi));
        assertEquals(List.of(sent), waiting("embassy", "dma", pins("TX", "PA0", "RX", "PA1"), spi));
        assertEquals(List.of(), waiting("embassy", "blocking", pins("TX", "PA0", "RX", "PA1"), spi));
        assertEquals(List.of(), waiting("freertos", "async", pins("TX", "PA0", "RX", "PA1"), spi));
        // it reads alone, and its other end needs no channel where no pin is
        assertEquals(List.of(), waiting("embassy", "async", pins("RX", "PA1"), spi));
        // an SPI of this kind sends what it takes its clock from
        assertEquals(
                List.of(sent),
                waiting("embassy", "async", pins("TX", "PA0", "RX", "PA1"), pin("SCK", "PB13"), pin("MISO", "PB14")));
    }

    private static String[] pins(String... signalsAndPins) {
        List<String> pins = new ArrayList<>();
        for (int i = 0; i < signalsAndPins.length; i += 2) {
            pins.add(pin(signalsAndPins[i], signalsAndPins[i + 1]));
        }
        return pins.toArray(String[]::new);
    }

    /** A task that reads through an SPI and a UART that are wired so. */
    private static List<String> waiting(String runtime, String mode, String[] uart, String... spi) {
        String read = "{'do': 'transfer', 'peripheral': '%s', 'bytes': 4, 'mode': '%s', 'direction': 'read'}";
        return found(
                new DmaChannelsRule(),
                Designs.of(
                        "stm32f405rg",
                        runtime,
                        items(
                                peripheral("spi2", "SPI2", spi),
                                peripheral("uart4", "UART4", uart),
                                task("t", body(read.formatted("spi2", mode), read.formatted("uart4", mode))))));
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

    private static Project esp(Partition... partitions) {
        return Designs.of("esp32s3", "embassy", "")
                .withFlash(FlashPlan.NONE.withFlashBytes(4 << 20).withPartitions(List.of(partitions)));
    }
}
