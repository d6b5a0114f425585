package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.TransferMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peripheral without a driver, such as an ADC, is handed out together with its pins: there is no other way to them. */
class LentPinsTest {
    @TempDir
    Path folder;

    private static Project on(String target, String instance, String pin) {
        return Project.blank("adc on " + target, target, "embassy")
                .withItems(List.of(
                        Peripheral.blank(ItemId.of("current"), "current")
                                .withInstance(instance)
                                .withPins(List.of(new PinUse("IN0", pin))),
                        EmbassyLines.task(
                                "measure", 0, EmbassyLines.step("current", 2, TransferMode.BLOCKING, Direction.READ))));
    }

    /** No step takes time: a function that nobody calls would be a warning of the compiler. */
    @Test
    void aLoadWithoutTimeHasNoLoopForIt() {
        String load = Designs.text(Designs.files(on("stm32f411re", "ADC1", "PA0")), "src/takt/load.rs");
        assertFalse(load.contains("burn"), load);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "stm32f411re; ADC1; PA0; Peri<'static, peripherals::PA0>",
                "nrf52840; SAADC; P0.02; Peri<'static, peripherals::P0_02>",
                "rp2040; ADC; GPIO26; Peri<'static, peripherals::PIN_26>",
                "esp32c6; ADC1; GPIO2; peripherals::GPIO2<'static>"
            })
    @Tag("firmware")
    void pinsGoWithTheirPeripheral(String target, String instance, String pin, String type) throws Exception {
        Project project = on(target, instance, pin);
        String board = Designs.text(Designs.files(project), "src/takt/board.rs");
        assertTrue(board.contains("    pub current_in0: " + type + ",\n"), board);
        ExportedProject.of(project, folder).check();
    }
}
