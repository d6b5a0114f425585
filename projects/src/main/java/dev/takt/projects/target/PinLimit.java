package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** What else a pin is for, so that a design may not have it, or only at a price. */
public enum PinLimit implements Tagged {
    /** Its level at reset chooses how the chip starts. */
    STRAPPING("strapping"),
    /** The flash that programs run from is there, on every module. */
    SPI_FLASH("spi_flash"),
    EMBEDDED_FLASH("embedded_flash"),
    SPI_PSRAM("spi_psram"),
    OCTAL_FLASH("octal_flash"),
    OCTAL_PSRAM("octal_psram"),
    /** It drives nothing. */
    INPUT_ONLY("input_only"),
    JTAG("jtag"),
    /** JTAG alone has it, and a debugger has SWD besides. */
    JTAG_ONLY("jtag_only"),
    /** The chip's own USB, with its debugger. */
    USB_JTAG("usb_jtag"),
    SWD("swd"),
    /** Reset, unless the firmware has it otherwise. */
    RESET("reset"),
    NRST("nrst"),
    NFC("nfc"),
    CRYSTAL_32K("crystal_32k"),
    CLOCK_IN("clock_in"),
    CLOCK_OUT("clock_out"),
    /** A pin of the chip's console. */
    CONSOLE("console"),
    SPLIT_PC2("split_pc2"),
    SPLIT_PC3("split_pc3"),
    /** Something else on one module. */
    ESP32_PICO_V3("esp32_pico_v3");

    private final String tag;

    PinLimit(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }

    /** True if it costs nothing unless the board or the way of debugging makes it: the pin is as good as any other where nothing better is free. */
    public boolean isMild() {
        return switch (this) {
            case CONSOLE, CRYSTAL_32K, JTAG_ONLY -> true;
            case STRAPPING, SPI_FLASH, EMBEDDED_FLASH, SPI_PSRAM, OCTAL_FLASH, OCTAL_PSRAM, INPUT_ONLY, JTAG -> false;
            case USB_JTAG, SWD, RESET, NRST, NFC, CLOCK_IN, CLOCK_OUT, SPLIT_PC2, SPLIT_PC3, ESP32_PICO_V3 -> false;
        };
    }
}
