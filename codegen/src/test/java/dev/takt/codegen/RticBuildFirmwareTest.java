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
        "mps2-an385, UART1_TX, SysTick",
        "stm32f401re, USART1, SysTick",
        "stm32f405rg, DMA1_Stream0, SysTick",
        "stm32f411re, DMA2_Stream7, SysTick",
        "stm32g071rb, ADC1_COMP, SysTick",
        "stm32h743zi, DMA1_Stream0, SysTick",
        "nrf52832, TIMER1, TIMER2",
        "nrf52833, TIMER1, TIMER2",
        "nrf52840, TIMER1, TIMER2",
        "rp2040, DMA_IRQ_0, TIMER_IRQ_0",
        "rp2350, DMA_IRQ_0, TIMER0_IRQ_0"
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
    void everyStepBuildsIntoTheMemoryOfItsDesign(String target, String vector, String clock) throws Exception {
        Project project = Everything.plain(target, "rtic", vector).withName("rtic on " + target);
        Design design = Designs.design(project);
        ExportedProject exported = ExportedProject.of(project, folder);
        Path plain = exported.build();
        new FirmwareElf(plain, design).assertSound(clock);
        assertEquals(RticExpansion.designed(project), RticExpansion.read());
        exported.build("takt-load", "takt-trace");
    }

    @Test
    void bootBlockIsWhereTheRomLooks() throws Exception {
        Project project = Everything.plain("rp2040", "rtic", "DMA_IRQ_0").withName("rtic on rp2040");
        RpBootBlock.assertInPlace(ExportedProject.of(project, folder).build(), Designs.design(project));
    }

    /** cortex-m's critical section masks the interrupts of one core alone: firmware for a chip with two has that of its HAL, and no other. */
    @Test
    void onlyOneCriticalSectionOnAChipWithTwoCores() throws Exception {
        String manifest = Designs.text(Designs.files(Everything.plain("rp2040", "rtic", "DMA_IRQ_0")), "Cargo.toml");
        assertFalse(manifest.contains("critical-section-single-core"), manifest);
        assertEquals(2, manifest.split("critical-section-impl", -1).length, manifest);
    }
}
