package dev.takt.projects.exchange;

import dev.takt.projects.target.Chip;

/** Sections of a linker script for what the boot ROM of the RP2350 looks for in flash: a block in the first 4 KiB, and one behind the program that closes the loop (data sheet, section 5.9). */
public final class ImageBlocks {
    private static final String RP2350 = "rp2350";
    private static final String SECTIONS = """

            /* The boot ROM looks for the image block in the first 4 KiB, and follows its loop of blocks to the end. */
            SECTIONS
            {
              .start_block : ALIGN(4)
              {
                __start_block_addr = .;
                KEEP(*(.start_block));
              } > FLASH
            } INSERT AFTER .vector_table;

            /* Code begins behind it. */
            _stext = ADDR(.start_block) + SIZEOF(.start_block);

            SECTIONS
            {
              .end_block : ALIGN(4)
              {
                __end_block_addr = .;
                KEEP(*(.end_block));
                __flash_binary_end = .;
              } > FLASH
            } INSERT AFTER .uninit;

            PROVIDE(start_to_end = __end_block_addr - __start_block_addr);
            PROVIDE(end_to_start = __start_block_addr - __end_block_addr);
            """;

    private ImageBlocks() {}

    /** What follows the regions in the script; empty on chips whose boot ROM looks for no block. */
    public static String sections(Chip chip) {
        return chip.model().equals(RP2350) ? SECTIONS : "";
    }
}
