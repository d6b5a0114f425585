package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Designs;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What guards the stack, by the core. */
class GuardFileTest {
    private static List<GeneratedFile> files(String target, String runtime) {
        return Designs.files(Project.blank("guarded", target, runtime)
                .withItems(List.of(Task.blank(ItemId.of("work"), "work")
                        .withActivation(new Activation.Periodic(100_000_000, 0, 0))
                        .withPriority(target.equals("riscv-virt") ? 0 : 1))));
    }

    /**
     * The attributes by the manuals, B3.5: never executed (bit 28), read-only for all (6 from bit 24), cached memory (bits 17 and 16, and from bit 19 the type on an Armv7-M, which an Armv6-M does not have), the size as the power of
     * two less one (from bit 1), on (bit 0). The least size is 32 bytes on an Armv7-M and 256 on an Armv6-M.
     */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, rtic, 256, 1 << 28 | 6 << 24 | 1 << 17 | 7 << 1 | 1",
        "stm32g071rb, embassy, 256, 1 << 28 | 6 << 24 | 1 << 17 | 7 << 1 | 1",
        "rp2040, bare-metal, 256, 1 << 28 | 6 << 24 | 1 << 17 | 7 << 1 | 1",
        "rp2040, embassy, 256, 1 << 28 | 6 << 24 | 1 << 17 | 7 << 1 | 1",
        "stm32f411re, rtic, 128, 1 << 28 | 6 << 24 | 1 << 19 | 1 << 17 | 1 << 16 | 6 << 1 | 1"
    })
    void aCoreWithAnMpuMakesTheEndOfTheStackReadOnly(String target, String runtime, int bytes, String attributes) {
        List<GeneratedFile> files = files(target, runtime);
        String guard = Designs.text(files, "src/takt/guard.rs");
        assertTrue(guard.contains("const SIZE: usize = " + bytes + ";"), guard);
        String broken = bytes == 128 ? "\n            " : "";
        assertTrue(
                guard.contains("        mpu.rasr" + broken + ".write(" + attributes + ");\n"),
                "as rustfmt has it: " + guard);
        assertTrue(Designs.text(files, "src/main.rs").contains("takt::guard::put_up();"));
        assertTrue(Designs.text(files, "DESIGN.md")
                .contains("- The last " + bytes + " bytes of the stack can only be read"));
    }

    @ParameterizedTest
    @CsvSource({
        "rp2350, The stack limit register of the core",
        "esp32c3, esp-hal guards the end of the stack",
        "riscv-virt, Nothing guards the end of the stack"
    })
    void theDesignSaysWhatGuardsTheStackElsewhere(String target, String words) {
        List<GeneratedFile> files = files(target, "embassy");
        assertEquals(
                1,
                Designs.text(files, "DESIGN.md")
                        .lines()
                        .filter(l -> l.startsWith("- " + words))
                        .count());
        assertTrue(files.stream().noneMatch(f -> f.path().equals("src/takt/guard.rs")));
    }
}
