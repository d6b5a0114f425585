package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An SPI with two parts behind a chip select each, and a task of its own priority for each part: every task has its part as a device of embedded-hal-async, which takes the bus for one transfer. */
class SharedSpiTest {
    /** The pins of the bus, what the pins are an instance of, and the two chip selects. */
    private record Wiring(Line bus, String port, String flash, String radio) {}

    private static final Wiring STM32 =
            new Wiring(new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")), "GPIOB", "PB0", "PB1");
    private static final Wiring RP = new Wiring(
            new Line("SPI0", Map.of("SCLK", "GPIO2", "TX", "GPIO3", "RX", "GPIO4")), "GPIO", "GPIO5", "GPIO6");
    private static final Wiring ESP = new Wiring(
            new Line("SPI2", Map.of("SCK", "GPIO0", "MISO", "GPIO1", "MOSI", "GPIO3")), "GPIO", "GPIO6", "GPIO7");
    private static final Map<String, Wiring> WIRINGS = Map.of(
            "stm32f411re",
            STM32,
            "stm32g071rb",
            STM32,
            "stm32h743zi",
            STM32,
            "nrf52832",
            nrf("SPIM2"),
            "nrf52840",
            nrf("SPIM3"),
            "rp2040",
            RP,
            "rp2350",
            RP,
            "esp32c3",
            ESP,
            "esp32c6",
            ESP);

    @TempDir
    Path folder;

    private static Wiring nrf(String instance) {
        return new Wiring(
                new Line(instance, Map.of("SCK", "P0.13", "MISO", "P0.14", "MOSI", "P0.15")), "GPIO", "P0.16", "P0.17");
    }

    private static Peripheral select(String name, Wiring wiring, String pin) {
        return Peripheral.blank(ItemId.of(name), name)
                .withInstance(wiring.port())
                .withPins(List.of(new PinUse("OUT", pin)));
    }

    private static Device part(String name, String select) {
        return Device.blank(ItemId.of(name), name).withWires(List.of(ItemId.of("bus"), ItemId.of(select)));
    }

    private static Step step(String part, long bytes, Direction direction) {
        return EmbassyLines.step("bus", part, bytes, TransferMode.DMA, direction);
    }

    private static Project on(String target, Item... more) {
        Wiring wiring = WIRINGS.get(target);
        List<Item> items = new ArrayList<>(List.of(
                EmbassyLines.line("bus", wiring.bus(), 1_000_000, 8),
                select("flash-select", wiring, wiring.flash()),
                select("radio-select", wiring, wiring.radio()),
                part("flash", "flash-select").withPart("W25Q128"),
                part("radio", "radio-select"),
                EmbassyLines.task("store", 0, step("flash", 4, Direction.WRITE), step("flash", 64, Direction.READ))));
        items.addAll(Arrays.asList(more));
        return Project.blank("shared spi on " + target, target, "embassy").withItems(items);
    }

    private static Item talk(int priority) {
        return EmbassyLines.task("talk", priority, step("radio", 16, Direction.WRITE));
    }

    private static int count(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }

    @Test
    void eachTaskHasItsPartBehindItsChipSelect() {
        List<GeneratedFile> files = Designs.files(on("stm32f411re", talk(1)));
        String board = Designs.text(files, "src/takt/board.rs");
        assertTrue(board.contains("flash: SpiDevice::new(bus, flash_select)"), board);
        assertTrue(board.contains("radio: SpiDevice::new(bus, radio_select)"), board);
        assertEquals(2, count(board, ", Level::High, "), board);
        assertEquals(0, count(board, "pub flash_select"), board);
        String body = Designs.text(files, "src/bodies/store.rs");
        assertTrue(body.contains("use embedded_hal_async::spi::SpiDevice as _;"), body);
        assertTrue(body.contains("self.io.flash.read(self.io.bus_rx).await"), body);
        assertFalse(body.contains("lock()"), body);
    }

    /** The device of a part owns its chip select, so it is one task's; the bus that two take turns at is the user's to share then, with both outputs. */
    @Test
    void aPartOfTwoTasksLeavesBusAndChipSelectsApart() {
        Item second = EmbassyLines.task("check", 0, step("flash", 4, Direction.READ));
        String board = Designs.text(Designs.files(on("stm32f411re", talk(1), second)), "src/takt/board.rs");
        assertFalse(board.contains("SpiDevice"), board);
        assertEquals(3, count(board, "pub bus: &'static Turns<"), board);
        assertEquals(2, count(board, "_select: Output<'static>,"), board);
        assertEquals(2, count(board, ", Level::High, "), board);
    }

    /** Whose steps drive the output themselves want it for themselves. */
    @Test
    void anOutputThatStepsDriveIsNoDevices() {
        Item own = EmbassyLines.task(
                "talk",
                1,
                EmbassyLines.step("radio-select", 1, TransferMode.BLOCKING, Direction.WRITE),
                step("radio", 16, Direction.WRITE));
        String board = Designs.text(Designs.files(on("stm32f411re", own)), "src/takt/board.rs");
        assertFalse(board.contains("SpiDevice"), board);
    }

    /** An async driver of esp-hal is not {@code Send}, so the bus is made async by each task in its own executor. */
    @Test
    void aTaskAbovePriorityZeroHasItsPartOfAnEspBusToo() {
        String board = Designs.text(Designs.files(on("esp32c6", talk(1))), "src/takt/board.rs");
        assertEquals(2, count(board, "SpiDevice::new(bus, "), board);
        assertTrue(board.contains("pub radio: OnSelect<Line<Spi<'static, Blocking>>>,"), board);
    }

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(
            strings = {
                "stm32f411re",
                "stm32g071rb",
                "stm32h743zi",
                "nrf52832",
                "nrf52840",
                "rp2040",
                "rp2350",
                "esp32c3",
                "esp32c6"
            })
    void eachFamilyBuilds(String target) throws Exception {
        Project project = on(target, talk(1));
        String board = Designs.text(Designs.files(project), "src/takt/board.rs");
        assertEquals(2, count(board, "SpiDevice::new("), board);
        ExportedProject.of(project, folder).build();
    }
}
