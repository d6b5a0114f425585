package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.spi.Design;
import java.nio.file.Path;
import java.util.List;

/** What the boot ROM of an RP chip looks for in a firmware. */
final class RpBootBlock {
    private static final long FLASH = 0x1000_0000L;

    private RpBootBlock() {}

    /** Of a chip without such a boot ROM nothing is asked. */
    static void assertInPlace(Path elf, Design design) throws Exception {
        switch (design.machine().chip().model()) {
            case "rp2040" -> secondStage(elf);
            case "rp2350" -> imageBlock(elf);
            default -> {}
        }
    }

    /** 256 bytes at the start of the flash, run if their sum fits (RP2040 data sheet, section 2.8.1.3.1); vectors follow at once. */
    private static void secondStage(Path elf) throws Exception {
        List<Section> sections = Elf32.allocated(elf);
        assertTrue(sections.contains(new Section(".boot2", FLASH, 256)), sections.toString());
        assertTrue(
                sections.stream().anyMatch(s -> s.name().equals(".vector_table") && s.address() == FLASH + 256),
                sections.toString());
        List<Long> words = Elf32.words(elf, ".boot2");
        assertEquals(words.getLast(), sum(words.subList(0, 63)));
    }

    /** CRC-32 without reflection: polynomial 0x04C11DB7, from all ones. */
    private static long sum(List<Long> words) {
        int sum = -1;
        for (long word : words) {
            for (int i = 0; i < 4; i++) {
                sum ^= (int) (word >> 8 * i & 0xFF) << 24;
                for (int bit = 0; bit < 8; bit++) {
                    sum = sum << 1 ^ (sum < 0 ? 0x04C1_1DB7 : 0);
                }
            }
        }
        return Integer.toUnsignedLong(sum);
    }

    /**
     * One block in the first 4 KiB that says: executable, secure, Arm, RP2350 (RP2350 data sheet, section 5.9.3.1: item 0x42 of one word with flags 0x1021; 0xFF ends the items of one word; the next block is itself).
     */
    private static void imageBlock(Path elf) throws Exception {
        Section block = Elf32.allocated(elf).stream()
                .filter(s -> s.name().equals(".start_block"))
                .findFirst()
                .orElseThrow();
        assertTrue(block.address() >= FLASH && block.end() <= FLASH + 4096, block.toString());
        assertEquals(
                List.of(0xFFFF_DED3L, 0x1021_0142L, 0x0000_01FFL, 0L, 0xAB12_3579L), Elf32.words(elf, ".start_block"));
    }
}
