package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.Elf32.Symbol;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chips whose guard some frames skip, linked by flip-link as the docs say: the stack lies below the data, at the bottom of RAM, so that an overflow leaves RAM and faults. */
@Tag("firmware")
class FlipLinkFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"rtic, stm32g071rb", "embassy, stm32g071rb", "bare-metal, rp2040", "embassy, rp2040"})
    void stackLiesBelowTheData(String runtime, String target) throws Exception {
        Project design = new EveryStep(runtime, target).design().withName("flip " + runtime + " " + target);
        ExportedProject project = ExportedProject.of(design, folder);
        project.change(".cargo/config.toml", "runner = ", "linker = \"flip-link\"\nrunner = ");
        Path elf = project.build();
        new FirmwareElf(elf, Designs.design(design)).assertSections();

        RamRegion ram = Designs.design(design).memory().ram().getFirst();
        List<Section> data = Elf32.allocated(elf).stream()
                .filter(s -> s.size() > 0 && s.address() >= ram.start() && s.end() <= ram.start() + ram.size())
                .toList();
        assertTrue(data.stream().anyMatch(s -> s.name().equals(".bss")), data.toString());
        long lowest = data.stream().mapToLong(Section::address).min().orElseThrow();
        long highest = data.stream().mapToLong(Section::end).max().orElseThrow();
        long stack = Elf32.words(elf, ".vector_table").getFirst();
        assertTrue(stack > ram.start() && stack <= lowest, "stack from " + stack + ", data from " + lowest);
        assertTrue(ram.start() + ram.size() - highest < 8, "data up to the end of RAM: " + data);
        // what is painted and measured is this stack, down to the first byte of RAM
        Map<String, Long> limits = Elf32.values(elf).stream()
                .filter(s -> s.name().equals("_stack_start") || s.name().equals("_stack_end"))
                .distinct()
                .collect(Collectors.toMap(Symbol::name, Symbol::value));
        assertEquals(Map.of("_stack_start", stack, "_stack_end", ram.start()), limits);
    }
}
