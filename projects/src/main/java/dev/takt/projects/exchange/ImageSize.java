package dev.takt.projects.exchange;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.target.FlashRegion;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.Parsed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** How much flash a built program takes: the length of a binary image, the span of what an ELF file loads into flash, or on an ESP chip the length of the image that espflash makes of it. */
public final class ImageSize {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int HEADER_BYTES = 52;
    private static final int LOAD = 1;
    private static final String FIRST_ESP = "esp32";

    private ImageSize() {}

    /** The bytes of an image of that chip. */
    public static Parsed<Long> of(byte[] file, Chip chip) {
        if (file.length < ELF.length || !Arrays.equals(file, 0, ELF.length, ELF, 0, ELF.length)) {
            return new Parsed.Ok<>((long) file.length);
        }
        boolean esp = chip.family().equals("ESP32") || chip.arch() == CpuArch.XTENSA;
        boolean known = file.length >= HEADER_BYTES && file[4] == 1 && file[5] == 1;
        if (!known) {
            return wrong(broken());
        }
        ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return esp ? image(elf, chip) : span(elf, chip);
    }

    private static Parsed<Long> image(ByteBuffer elf, Chip chip) {
        Optional<Long> bytes = EspImage.of(elf, chip.model().equals(FIRST_ESP));
        return bytes.isPresent()
                ? new Parsed.Ok<>(bytes.get())
                : wrong(Texts.text("layout.image.no-segment", chip.name()));
    }

    private static Parsed<Long> span(ByteBuffer elf, Chip chip) {
        long table = Integer.toUnsignedLong(elf.getInt(28));
        int entryBytes = Short.toUnsignedInt(elf.getShort(42));
        int entries = Short.toUnsignedInt(elf.getShort(44));
        if (entryBytes < 32 || table + (long) entries * entryBytes > elf.capacity()) {
            return wrong(broken());
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < entries; i++) {
            int at = (int) table + i * entryBytes;
            long address = Integer.toUnsignedLong(elf.getInt(at + 12));
            long bytes = Integer.toUnsignedLong(elf.getInt(at + 16));
            if (elf.getInt(at) == LOAD && bytes > 0 && isFlash(chip, address)) {
                first = Math.min(first, address);
                last = Math.max(last, address + bytes);
            }
        }
        return last < first ? wrong(Texts.text("layout.image.no-segment", chip.name())) : new Parsed.Ok<>(last - first);
    }

    private static boolean isFlash(Chip chip, long address) {
        for (FlashRegion region : chip.flash()) {
            if (address >= region.start() && address < region.start() + region.size()) {
                return true;
            }
        }
        return false;
    }

    private static Message broken() {
        return Texts.text("layout.image.broken");
    }

    private static Parsed<Long> wrong(Message message) {
        return new Parsed.Wrong<>(message);
    }
}
