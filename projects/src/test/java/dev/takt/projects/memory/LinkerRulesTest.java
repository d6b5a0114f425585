package dev.takt.projects.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.exchange.MemoryXText;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.Chip;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a linker lets pass: cortex-m-rt 0.7 (link.x.in), the memory of the chips, the vector table (ARM DDI 0403: VTOR), embassy-boot's symbols. */
class LinkerRulesTest {
    private static Chip chip(String id) {
        return ShippedCatalogue.get().chips().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String found(String chip, String regions, String... rest) {
        MemoryXText text = MemoryXText.of("MEMORY {\n" + regions + "\n}\n" + String.join("\n", rest));
        assertEquals(0, text.findings().size());
        return LinkerRules.findings(text.script(), chip(chip), 0).stream()
                .map(f -> f.line() + " " + f.severity() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    private static final String F4 =
            "FLASH : ORIGIN = 0x08000000, LENGTH = 512K\nRAM : ORIGIN = 0x20000000, LENGTH = 128K";

    @Test
    void theWholeChipIsFine() {
        assertEquals("", found("stm32f411re", F4));
        assertEquals(
                "",
                found(
                        "rp2040",
                        "BOOT2 : ORIGIN = 0x10000000, LENGTH = 0x100\nFLASH : ORIGIN = 0x10000100, LENGTH = 2048K - 0x100\nRAM : ORIGIN = 0x20000000, LENGTH = 264K"));
    }

    @Test
    void bothRegionsAreNeeded() {
        assertEquals("""
                0 ERROR There is no region FLASH: cortex-m-rt links code into it, and its vector table stands at its beginning.
                0 ERROR There is no region RAM: cortex-m-rt links data into it, and the stack starts at its end.""", found("stm32f411re", "ROM : ORIGIN = 0x08000000, LENGTH = 512K"));
        assertEquals(
                "",
                found(
                        "stm32f411re",
                        F4.replace("FLASH", "ROM").replace("RAM", "SRAM"),
                        "REGION_ALIAS(FLASH, ROM)",
                        "REGION_ALIAS(RAM, SRAM)"));
    }

    @Test
    void moreThanTheChipHasIsSaidWithHowMuch() {
        assertEquals("""
                2 ERROR Region FLASH ends 512 KiB behind the end of BANK_1_REGION_1 of STM32F411RE, which is at 0x8080000.
                3 ERROR Region RAM ends 8 KiB behind the end of SRAM of STM32F411RE, which is at 0x20020000.""", found("stm32f411re", F4.replace("512K", "1M").replace("128K", "136K")));
        assertEquals(
                "4 ERROR Region CCM (0x10000000 to 0x10010000): STM32F411RE has no memory there. It has BANK_1_REGION_1 0x8000000-0x8080000, SRAM 0x20000000-0x20020000.",
                found("stm32f411re", F4 + "\nCCM : ORIGIN = 0x10000000, LENGTH = 64K"));
    }

    @Test
    void overlapsAndSharedEraseUnitsAreSeen() {
        assertEquals(
                """
                4 ERROR Regions RAM and LOG share 4 KiB from 0x2001f000: the linker does not see it, the later data overwrites the earlier.
                5 WARNING Regions FLASH and CONFIG share the erase unit of 128 KiB at 0x8060000: erasing one erases part of the other.""",
                found(
                        "stm32f411re",
                        F4.replace("512K", "496K")
                                + "\nLOG : ORIGIN = 0x2001F000, LENGTH = 4K\nCONFIG : ORIGIN = 0x0807C000, LENGTH = 16K"));
    }

    /** The F411 has vectors up to 85 (SPI5): 16 + 86 entries of 4 bytes are 408, so the table stands at multiples of 512. */
    @Test
    void theVectorTableStandsAtAPowerOfTwoThatHoldsIt() {
        assertEquals(512, LinkerRules.vectorAlignment(chip("stm32f411re")));
        assertEquals(
                "2 ERROR Region FLASH starts at 0x8004100, but the vector table of STM32F411RE (102 entries) has to start at a multiple of 0x200: 0x8004200 is.",
                found("stm32f411re", F4.replace("0x08000000, LENGTH = 512K", "0x08004100, LENGTH = 128K")));
    }

    @Test
    void theStackStartsAtAMultipleOfEight() {
        assertEquals(
                "3 ERROR Region RAM ends at 0x2001fffc, where the stack starts: that has to be a multiple of 8 (AAPCS). 0x2001fff8 is.",
                found("stm32f411re", F4.replace("128K", "128K - 4")));
        assertEquals(
                "0 ERROR _stack_start is 0x20000004: the stack starts at a multiple of 8 (AAPCS).",
                found("stm32f411re", F4, "_stack_start = ORIGIN(RAM) + 4;"));
        assertEquals(
                "0 ERROR _stack_start is 0x30000000, where the chip or the script has no RAM below it.",
                found("stm32f411re", F4, "_stack_start = 0x30000000;"));
    }

    @Test
    void theSecondStageOfAnRp2040HasItsPlaceAndThatOfAnRp2350IsNone() {
        assertEquals(
                "0 ERROR The RP2040 runs the 256 bytes at 0x10000000 first: give them a region BOOT2 (0x10000000, 0x100) and start FLASH at 0x10000100.",
                found(
                        "rp2040",
                        "FLASH : ORIGIN = 0x10000000, LENGTH = 2048K\nRAM : ORIGIN = 0x20000000, LENGTH = 256K"));
        assertEquals(
                "0 WARNING The RP2350 has no second stage in flash: FLASH starts at 0x10000000, and region BOOT2 is not used.",
                found(
                                "rp2350",
                                "BOOT2 : ORIGIN = 0x10000000, LENGTH = 0x100\nFLASH : ORIGIN = 0x10000100, LENGTH = 4096K - 0x100\nRAM : ORIGIN = 0x20000000, LENGTH = 512K")
                        .lines()
                        .filter(l -> l.contains("WARNING"))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void symbolsOfEmbassyBootCountFromTheStartOfFlash() {
        String regions = """
                BOOTLOADER : ORIGIN = 0x08000000, LENGTH = 128K
                BOOTLOADER_STATE : ORIGIN = 0x08020000, LENGTH = 128K
                FLASH : ORIGIN = 0x08040000, LENGTH = 128K
                DFU : ORIGIN = 0x08060000, LENGTH = 256K
                RAM : ORIGIN = 0x24000000, LENGTH = 512K""";
        String right = "__bootloader_state_start = ORIGIN(BOOTLOADER_STATE) - ORIGIN(BOOTLOADER);\n"
                + "__bootloader_state_end = ORIGIN(BOOTLOADER_STATE) + LENGTH(BOOTLOADER_STATE) - ORIGIN(BOOTLOADER);\n"
                + "__bootloader_dfu_start = ORIGIN(DFU) - ORIGIN(BOOTLOADER);\n"
                + "__bootloader_dfu_end = ORIGIN(DFU) + LENGTH(DFU) - ORIGIN(BOOTLOADER);\n";
        assertEquals("", found("stm32h743zi", regions, right));
        assertEquals(
                """
                5 ERROR Symbol __bootloader_dfu_start is 0x8060000, but DFU stands at 0x60000: embassy-boot counts from the start of flash, not from address 0.
                5 ERROR Symbol __bootloader_dfu_end is missing: embassy-boot finds DFU by it. Its value is 0xa0000, counted from the start of flash.""",
                found(
                        "stm32h743zi",
                        regions,
                        right.replace("ORIGIN(DFU) - ORIGIN(BOOTLOADER)", "ORIGIN(DFU)")
                                .replace("__bootloader_dfu_end", "__bootloader_dfu_stop")));
    }
}
