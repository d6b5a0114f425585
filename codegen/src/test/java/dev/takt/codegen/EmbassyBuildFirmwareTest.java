package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Embassy projects with every step and activation, plain and with load and trace, compiled and linked with the pinned crates, warnings as errors. One design a chip: what it depends on is built once. */
@Tag("firmware")
class EmbassyBuildFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lm3s6965", "mps2-an385"})
    @ArgumentsSource(ProvedTargets.class)
    @Proves(
            runtime = "embassy",
            level = SupportLevel.BUILT,
            targets = {
                "stm32f401re",
                "stm32f405rg",
                "stm32f411re",
                "stm32g071rb",
                "stm32h743zi",
                "nrf52832",
                "nrf52833",
                "nrf52840",
                "rp2040",
                "rp2350"
            })
    void everyStepBuildsIntoTheMemoryOfItsDesign(String target) throws Exception {
        Project project = EmbassyBoards.everything(target);
        ExportedProject exported = ExportedProject.of(project, folder);
        Path elf = exported.build();
        new FirmwareElf(elf, Designs.design(project)).assertSound(EmbassyBuildFirmwareTest::symbol, others(target));
        assertBootBlock(elf, target);
        exported.build("takt-load", "takt-trace");
    }

    /** A handler and a task of core 1, which hands its word to core 0 and locks what core 0 locks, built with all the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"rp2040", "rp2350"})
    void bothCoresOfAnRpBuild(String target) throws Exception {
        Project one = EmbassyBoards.everything(target);
        List<Item> items = new ArrayList<>(one.items());
        items.add(Task.blank(ItemId.of("far"), "far")
                .withCore(1)
                .withActivation(new Activation.Periodic(20_000_000, 0, 0))
                .withBody(List.of(
                        new Step.Lock(ItemId.of("state"), List.of(compute())),
                        new Step.Lock(ItemId.of("flag"), List.of(compute())),
                        new Step.Notify(ItemId.of("tick")))));
        items.add(Interrupt.blank(ItemId.of("far-edge"), "far edge")
                .withCore(1)
                .withVector("PIO1_IRQ_0")
                .withActivation(new Activation.Sporadic(10_000_000, 0, 0))
                .withPriority(2)
                .withBody(List.of(compute())));
        Project both = one.withName("both cores of " + target).withItems(items);
        Path elf = ExportedProject.of(both, folder).build();
        new FirmwareElf(elf, Designs.design(both)).assertSound(EmbassyBuildFirmwareTest::symbol, others(target));
    }

    private static Step compute() {
        return new Step.Compute("work", 1_000, 1_000, Distribution.WORST);
    }

    /** The boot ROM of the RP2040 takes the first 256 bytes of flash; that of the RP2350 looks for a block between these two words in the first 4 KiB (data sheets, sections 2.8.1 and 5.9.5). */
    private static void assertBootBlock(Path elf, String target) throws IOException {
        List<Section> sections = Elf32.allocated(elf);
        if (target.equals("rp2040")) {
            assertTrue(sections.contains(new Section(".boot2", 0x1000_0000L, 256)), sections.toString());
        } else if (target.equals("rp2350")) {
            List<Long> block = Elf32.words(elf, ".start_block");
            assertEquals(0xFFFF_DED3L, block.getFirst());
            assertEquals(0xAB12_3579L, block.getLast());
            assertTrue(
                    sections.stream().anyMatch(s -> s.name().equals(".start_block") && s.end() <= 0x1000_1000L),
                    sections.toString());
        }
    }

    /** Vectors that the time driver, the pins and the second core of embassy-rp have for themselves, and those of the design's UART and of its DMA. */
    private static String[] others(String target) {
        return switch (target) {
            case "rp2040" -> new String[] {"TIMER_IRQ_0", "IO_IRQ_BANK0", "SIO_IRQ_PROC1", "UART0_IRQ", "DMA_IRQ_0"};
            case "rp2350" -> new String[] {"TIMER0_IRQ_0", "IO_IRQ_BANK0", "SIO_IRQ_FIFO", "UART0_IRQ", "DMA_IRQ_0"};
            case "stm32f401re", "stm32f405rg", "stm32f411re" -> new String[] {"USART2", "DMA1_Stream5", "DMA1_Stream6"};
            case "stm32g071rb" -> new String[] {"USART2", "DMA1_Channel1", "DMA1_Channel2_3"};
            case "stm32h743zi" -> new String[] {"USART3", "DMA1_Stream0", "DMA1_Stream1"};
            case "nrf52832", "nrf52833", "nrf52840" -> new String[] {"UARTE0_UART0"};
            default -> new String[0];
        };
    }

    /** The device crates of embassy-nrf and embassy-rp call some vectors by other names than the manuals; the latter begins to count the software interrupts of the RP2350 with its second. That of embassy-stm32 has them in capitals. */
    static String symbol(String vector) {
        Matcher spare = Pattern.compile("SPARE_IRQ_([0-9])").matcher(vector);
        if (vector.matches("B?DMA[12]?_.*")) {
            return vector.toUpperCase(Locale.ROOT);
        }
        return spare.matches()
                ? "SWI_IRQ_" + (Integer.parseInt(spare.group(1)) - 1)
                : vector.replaceFirst("^SWI([0-9])_EGU([0-9])$", "EGU$2_SWI$1").replace("UARTE0_UART0", "UARTE0");
    }

    @ParameterizedTest
    @ArgumentsSource(ProvedTargets.class)
    @Proves(
            runtime = "embassy",
            level = SupportLevel.BUILT,
            targets = {"esp32c3", "esp32c6"})
    void everyStepBuildsForTheRiscVChips(String target) throws Exception {
        Project project = EmbassyBoards.everything(target);
        ExportedProject exported = ExportedProject.of(project, folder);
        FirmwareElf firmware = new FirmwareElf(exported.build(), Designs.design(project));
        firmware.assertFitsItsSlots();
        firmware.assertNoHeap();
        firmware.assertTrapAligned();
        firmware.assertNothingBoundTooEarly();
        exported.build("takt-load", "takt-trace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stm32f411re", "lm3s6965"})
    void hostileNamesStayInTheirPlace(String target) throws Exception {
        ExportedProject.of(
                        EmbassyBoards.everything(target, Everything::hostile).withName("hostile on " + target), folder)
                .build();
    }
}
