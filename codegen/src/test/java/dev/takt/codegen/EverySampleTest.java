package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sample, moved to every chip and runtime that firmware is generated for: it is generated, or refused with an item's name. */
@Tag("firmware")
class EverySampleTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.get();

    @TempDir
    Path folder;

    /** Which are refused, and by what words: what waits cannot run in a loop, and Embassy's RISC-V port binds no handlers; SysTick loses ticks in long sections, which the machine timer of RISC-V does not, and of what needs no chip there are none; embassy-rp has the interrupt of the pins itself. */
    private static final List<Expected> REFUSED = List.of(
            new Expected(
                    "priority-inversion",
                    "bare-metal",
                    "(?!riscv-virt|tc375).*",
                    "bus_manager masks interrupts for up to 1 ms"),
            new Expected("motor-control", "bare-metal", ".*", "status waits"),
            new Expected("esp32s3-sensor-node", "bare-metal", ".*", "uart_echo waits"),
            new Expected("rtic-cortex-m3", "embassy", "riscv-virt", "uart_rx: no handler is bound on this machine"),
            new Expected("motor-control", "embassy", "riscv-virt", "current_loop: no handler is bound"),
            new Expected("esp32s3-sensor-node", "embassy", "riscv-virt", "button_edge: no handler is bound"),
            new Expected("esp32s3-sensor-node", "embassy", "rp2.*", "button_edge: embassy-rp serves IO_IRQ_BANK0"));

    /** A refusal: sample, runtime, a pattern of the chip's id, and words of the reason. */
    private record Expected(String sample, String runtime, String chip, String words) {
        boolean is(Sample sample, RuntimeProfile runtime, Chip chip) {
            return sample.id().equals(this.sample)
                    && runtime.id().equals(this.runtime)
                    && chip.id().matches(this.chip);
        }
    }

    /** One call of rustfmt for all files: starting it costs more than what it does. */
    @Test
    void everyFileOfEverySampleOnEveryRuntimeAndChipIsAsRustfmtLeavesIt() throws Exception {
        int generated = 0;
        for (RuntimeProfile runtime : CATALOGUE.runtimes()) {
            for (Chip chip : CATALOGUE.chips()) {
                for (Sample sample : runtime.generatesFor(chip.id()) ? Samples.ALL : List.<Sample>of()) {
                    generated += write(sample, runtime, chip);
                }
            }
        }
        assertTrue(generated > 80, generated + " projects");
        FirmwareTools.assertFormatted(folder, "2024");
    }

    private int write(Sample sample, RuntimeProfile runtime, Chip chip) throws Exception {
        String name = sample.id() + "-" + runtime.id() + "-" + chip.id();
        Project project =
                Retarget.to(sample.project(), CATALOGUE, chip, runtime).project();
        String expected = REFUSED.stream()
                .filter(e -> e.is(sample, runtime, chip))
                .map(Expected::words)
                .findFirst()
                .orElse("");
        return switch (Designs.generate(project)) {
            case Generation.Generated(var files) -> {
                assertEquals("", expected, name + " is generated");
                ExportPlan.of(files, Files.createDirectory(folder.resolve(name)))
                        .write();
                yield 1;
            }
            case Generation.Refused(var reason) -> {
                String words = reason.text();
                assertTrue(!expected.isEmpty() && words.contains(expected), name + ": " + words);
                yield 0;
            }
        };
    }
}
