package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.exchange.EspImage.Stretch;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.units.Parsed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lengths of images, computed by hand from the format: header 24, each segment 8 more, mapped ones at their place in a page of 64 KiB, checksum at the end of 16 bytes, hash 32. */
class EspImageTest {
    private static final int PAGE = 0x10000;
    private static final Stretch CONSTANTS = new Stretch(0x3C00_0020L, 256);
    private static final Stretch CODE = new Stretch(0x4201_0020L, 4096);

    /** 24 + 8 is where 0x..20 belongs: 24 + 8 + 256 = 288; checksum at 303, so 304 + 32. */
    @Test
    void oneSegmentAtItsPlaceNeedsNoGap() {
        assertEquals(336, EspImage.bytes(List.of(CONSTANTS), List.of(), Optional.empty(), PAGE));
    }

    /** 288 up to 65560, whose header ends at 0x10020; 65560 + 8 + 4096 = 69664, a multiple of 16: 16 and 32 more. */
    @Test
    void theSecondMappedSegmentStartsOnItsPage() {
        assertEquals(69_712, EspImage.bytes(List.of(CODE, CONSTANTS), List.of(), Optional.empty(), PAGE));
    }

    /** The gap is 65560 - 288 = 65272 bytes: 108 of them are the data with its header, and the image is as long as without. */
    @Test
    void dataForRamFillsTheGap() {
        Stretch data = new Stretch(0x4080_0000L, 100);
        assertEquals(69_712, EspImage.bytes(List.of(CONSTANTS, CODE), List.of(data), Optional.empty(), PAGE));
    }

    /** 65264 of 70000 go into the gap; the rest, 4736, behind the code with a header of its own: 69664 + 8 + 4736 = 74408, checksum to 74416, hash. */
    @Test
    void whatIsTooMuchForTheGapComesLast() {
        Stretch data = new Stretch(0x4080_0000L, 70_000);
        assertEquals(74_448, EspImage.bytes(List.of(CONSTANTS, CODE), List.of(data), Optional.empty(), PAGE));
    }

    /** 0x3C00F000 + 0x1004 bytes end 4 bytes on a second page: 32 more, because the boot loader would not map it. The first segment begins at 0xEFF8: 24 + 8 + 61400, and ends at 0x10004. */
    @Test
    void aPageWithLittleOnItIsFilled() {
        Stretch late = new Stretch(0x3C00_F000L, 0x1004);
        long end = 0xF000 + 0x1004 + 32;
        assertEquals(end / 16 * 16 + 48, EspImage.bytes(List.of(late), List.of(), Optional.empty(), PAGE));
    }

    /** 257 bytes are 260, so what begins at 260 is their neighbour: 24 + 8 + 360 = 392, 400 + 32. */
    @Test
    void neighboursAreOneSegment() {
        Stretch odd = new Stretch(0x3C00_0020L, 257);
        Stretch next = new Stretch(0x3C00_0020L + 260, 100);
        assertEquals(432, EspImage.bytes(List.of(odd, next), List.of(), Optional.empty(), PAGE));
    }

    /** The segment of the descriptor is the first, wherever it is in memory: the code's end, 24 + 8 + 4096 = 4128, then up to 65560, 8 + 256: 65824, and 16 + 32 more. */
    @Test
    void theDescriptorComesFirst() {
        assertEquals(65_872, EspImage.bytes(List.of(CONSTANTS, CODE), List.of(), Optional.of(CODE), PAGE));
    }

    @Test
    void anElfFileForAnEspChipCountsAsItsImage() {
        byte[] elf = elf(0x4200_0020, 256);
        assertEquals(
                new Parsed.Ok<>(336L),
                ImageSize.of(elf, ShippedCatalogue.get().chip("esp32c6").orElseThrow()));
        assertEquals(
                true,
                ImageSize.of(elf, ShippedCatalogue.get().chip("esp32").orElseThrow()) instanceof Parsed.Wrong<Long>,
                "the ESP32 maps its flash elsewhere");
    }

    /** A file with a section of program data and the table of names. */
    private static byte[] elf(int address, int bytes) {
        byte[] names = "\0.text\0.shstrtab\0".getBytes(StandardCharsets.US_ASCII);
        int table = 52 + bytes + names.length;
        ByteBuffer elf = ByteBuffer.allocate(table + 3 * 40).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1});
        elf.putInt(0x20, table)
                .putShort(0x2E, (short) 40)
                .putShort(0x30, (short) 3)
                .putShort(0x32, (short) 2);
        elf.put(52 + bytes, names);
        section(elf, table + 40, 1, 1, 6, address, 52, bytes);
        section(elf, table + 80, 7, 3, 0, 0, 52 + bytes, names.length);
        return elf.array();
    }

    private static void section(ByteBuffer elf, int at, int... words) {
        for (int i = 0; i < words.length; i++) {
            elf.putInt(at + 4 * i, words[i]);
        }
    }
}
