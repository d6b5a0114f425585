package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.file.GeneratedFile;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An I2C bus with two parts and a task for each: every task has the bus as a device of embedded-hal-async, which takes it for one transfer. */
class SharedBusTest {
    private static final Map<String, Line> LINES = Map.of(
            "stm32f411re", new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
            "nrf52840", new Line("TWIM0", Map.of("SCL", "P0.27", "SDA", "P0.26")),
            "rp2040", new Line("I2C0", Map.of("SDA", "GPIO20", "SCL", "GPIO21")));

    @TempDir
    Path folder;

    private static Project on(String target) {
        TransferMode waits = target.equals("rp2040") ? TransferMode.ASYNC : TransferMode.DMA;
        return Project.blank("shared bus on " + target, target, "embassy")
                .withItems(List.of(
                        EmbassyLines.line("sensors", LINES.get(target), 100_000, 9),
                        EmbassyLines.part("air", "BME280", 0x76, "sensors"),
                        EmbassyLines.part("gauge", "", 0x48, "sensors"),
                        EmbassyLines.task(
                                "climate",
                                0,
                                step("air", 1, waits, Direction.WRITE),
                                step("air", 8, waits, Direction.READ)),
                        EmbassyLines.task("level", 0, step("gauge", 2, waits, Direction.READ))));
    }

    /** An output that two tasks set: its type stands in the place alone that they share. */
    private static Project output(String target, String instance, String pin) {
        Project bus = on(target);
        List<Item> items = new ArrayList<>(bus.items());
        items.add(Peripheral.blank(ItemId.of("lamp"), "lamp")
                .withInstance(instance)
                .withPins(List.of(new PinUse("OUT", pin))));
        for (String task : List.of("on", "off")) {
            items.add(EmbassyLines.task(task, 0, EmbassyLines.step("lamp", 1, TransferMode.BLOCKING, Direction.WRITE)));
        }
        return bus.withItems(items);
    }

    private static Step step(String part, int bytes, TransferMode mode, Direction direction) {
        return EmbassyLines.step("sensors", part, bytes, mode, direction);
    }

    @Test
    void eachTaskHasTheBusAsADevice() {
        List<GeneratedFile> files = Designs.files(on("rp2040"));
        String board = Designs.text(files, "src/takt/board.rs");
        assertTrue(board.contains("pub type OnBus<T> = I2cDevice<'static, CriticalSectionRawMutex, T>;"), board);
        assertEquals(2, board.split("sensors: I2cDevice::new\\(sensors\\)", -1).length - 1, board);
        String body = Designs.text(files, "src/bodies/climate.rs");
        assertTrue(body.contains("use embedded_hal_async::i2c::I2c as _;"), body);
        assertTrue(body.contains("self.io.sensors.write(board::AIR_ADDRESS, &bytes).await;"), body);
        assertFalse(body.contains("lock()"), body);
    }

    @ParameterizedTest
    @Tag("firmware")
    @CsvSource({"stm32f411re, GPIOC, PC13", "nrf52840, GPIO, P0.13", "rp2040, GPIO, GPIO25"})
    void eachBuildsWithAnOutputThatTwoShare(String target, String instance, String pin) throws Exception {
        Project project = output(target, instance, pin);
        String board = Designs.text(Designs.files(project), "src/takt/board.rs");
        assertTrue(board.contains("pub static LAMP: Shared<Output<"), board);
        ExportedProject.of(project, folder).build();
    }
}
