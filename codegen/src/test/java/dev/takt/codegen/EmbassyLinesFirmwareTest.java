package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers that wait, with the pinned crates: which signal a channel of DMA serves is a trait of the hardware layer, so what the catalogue says of it is held against that by the compiler. */
@Tag("firmware")
class EmbassyLinesFirmwareTest {
    @TempDir
    Path folder;

    /** Besides the time driver, each chip's vectors of the lines and of their channels, and no other, have a handler. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stm32f411re | USART2 I2C1_EV I2C1_ER DMA1_Stream5 DMA1_Stream6 DMA1_Stream0 DMA1_Stream1 DMA2_Stream0 DMA2_Stream2 DMA2_Stream6",
                "stm32g071rb | USART2 I2C1 DMA1_Channel1 DMA1_Channel2_3 DMA1_Ch4_7_DMAMUX1_OVR",
                "stm32h743zi | USART3 I2C1_EV I2C1_ER LPUART1 DMA1_Stream0 DMA1_Stream1 DMA1_Stream2 DMA1_Stream3 DMA1_Stream4 DMA1_Stream5 BDMA_Channel0 BDMA_Channel1",
                "rp2040 | UART0_IRQ I2C0_IRQ DMA_IRQ_0 TIMER_IRQ_0 IO_IRQ_BANK0 SIO_IRQ_PROC1",
                "rp2350 | UART0_IRQ I2C0_IRQ DMA_IRQ_0 TIMER0_IRQ_0 IO_IRQ_BANK0 SIO_IRQ_FIFO"
            })
    void transfersThatTasksWaitForBuildAndBindTheirInterrupts(String target, String vectors) throws Exception {
        build(EmbassyLines.on(target), vectors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nrf52840 | TWIM0 | P0.26 | P0.27 | true", "esp32c3 | I2C0 | GPIO5 | GPIO6 | false"})
    void transfersOverI2cBuild(String target, String instance, String data, String clock, boolean waits)
            throws Exception {
        Line line = new Line(instance, Map.of("SDA", data, "SCL", clock));
        compile(EmbassyLines.bus(target, line, waits));
    }

    private void build(Project project, String vectors) throws Exception {
        Path elf = compile(project);
        new FirmwareElf(elf, Designs.design(project)).assertSound(EmbassyBuildFirmwareTest::symbol, vectors.split(" "));
    }

    private Path compile(Project project) throws Exception {
        String target = project.target();
        ExportPlan.of(Designs.files(project), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        Chip chip = EmbassyBoards.chip(target);
        Ran ran = FirmwareTools.cargo(folder, chip.rustTarget(), "build", "--release", "--locked", "--quiet");
        assertEquals(0, ran.code(), ran.output());
        return BuildPlace.of(folder).program(chip.rustTarget(), "release");
    }
}
