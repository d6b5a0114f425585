package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.codegen.spi.Design;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.SupportLevel;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RTIC projects with every step and activation, plain and with load and trace, compiled and linked with the pinned crates, warnings as errors; then their ELF files are read. One design a chip. */
@Tag("firmware")
class RticBuildFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "lm3s6965, SysTick",
        "mps2-an385, SysTick",
        "stm32f401re, SysTick",
        "stm32f405rg, SysTick",
        "stm32f411re, SysTick",
        "stm32g071rb, SysTick",
        "stm32h743zi, SysTick",
        "nrf52832, TIMER2",
        "nrf52833, TIMER2",
        "nrf52840, TIMER2",
        "rp2040, TIMER_IRQ_0",
        "rp2350, TIMER0_IRQ_0"
    })
    @Proves(
            runtime = "rtic",
            level = SupportLevel.BUILT,
            targets = {
                "stm32f401re",
                "stm32f411re",
                "stm32g071rb",
                "stm32h743zi",
                "nrf52832",
                "nrf52833",
                "nrf52840",
                "rp2040",
                "rp2350"
            })
    void everyStepBuildsIntoTheMemoryOfItsDesign(String target, String clock) throws Exception {
        Project project = new EveryStep("rtic", target).design();
        Design design = Designs.design(project);
        ExportedProject exported = ExportedProject.of(project, folder);
        Path plain = exported.build();
        new FirmwareElf(plain, design).assertSound(clock);
        assertEquals(RticExpansion.designed(project), RticExpansion.of(project));
        exported.build("takt-load", "takt-trace");
    }

    @Test
    void bootBlockIsWhereTheRomLooks() throws Exception {
        Project project = new EveryStep("rtic", "rp2040").design();
        RpBootBlock.assertInPlace(ExportedProject.of(project, folder).build(), Designs.design(project));
    }

    /** cortex-m's critical section masks the interrupts of one core alone: firmware for a chip with two has that of its HAL, and no other. */
    @Test
    void onlyOneCriticalSectionOnAChipWithTwoCores() throws Exception {
        String manifest = Designs.text(Designs.files(new EveryStep("rtic", "rp2040").design()), "Cargo.toml");
        assertFalse(manifest.contains("critical-section-single-core"), manifest);
        assertEquals(2, manifest.split("critical-section-impl", -1).length, manifest);
    }
}
