package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever pin the catalogue offers, the hardware layer has it, with the features that the design asks for: the compiler is asked. */
@Tag("firmware")
class EveryPinFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nrf52832",
                "nrf52833",
                "nrf52840",
                "stm32f401re",
                "stm32f405rg",
                "stm32f411re",
                "stm32g071rb",
                "stm32h743zi",
                "rp2040",
                "rp2350",
                "esp32c3",
                "esp32c6"
            })
    void everyPinThatIsOfferedCompiles(String target) throws Exception {
        EveryPin pins = new EveryPin(EmbassyBoards.chip(target));
        compile(pins.plain(), "plain");
        for (Project project : pins.lined()) {
            compile(project, project.name());
        }
    }

    /** With the pins of the antenna and of the reset as outputs, firmware and boot loader are linked, for both write UICR. */
    @ParameterizedTest
    @ValueSource(strings = {"nrf52832", "nrf52840"})
    void firmwareAndBootLoaderAgreeOnThePinsOfAnNrf52(String target) throws Exception {
        Project all = new EveryPin(EmbassyBoards.chip(target))
                .plain()
                .withName("swapped pins of " + target)
                .withFlash(FlashPlan.NONE.withScheme("embassy-boot"));
        ExportedProject.of(all, folder).build();
        Ran ran = FirmwareTools.cargo(
                folder,
                ExportedProject.triple(target),
                "build",
                "--manifest-path",
                "bootloader/Cargo.toml",
                "--release",
                "--locked",
                "--quiet");
        assertEquals(0, ran.code(), ran.output());
    }

    /** Here the start-up code writes UICR itself, by the registers of the device crate. */
    @ParameterizedTest
    @CsvSource({
        "rtic, nrf52832",
        "rtic, nrf52833",
        "rtic, nrf52840",
        "bare-metal, nrf52832",
        "bare-metal, nrf52833",
        "bare-metal, nrf52840"
    })
    void theStartThatReleasesTheAntennaOfAnNrf52Compiles(String runtime, String target) throws Exception {
        Project plain = new EveryPin(EmbassyBoards.chip(target)).plain();
        compile(plain.withRuntime(runtime).withName("antenna " + runtime + " " + target), runtime);
    }

    private void compile(Project project, String place) throws Exception {
        assertEquals(List.of(), Designs.errors(project));
        ExportedProject.of(project, folder.resolve(place)).check();
    }
}
