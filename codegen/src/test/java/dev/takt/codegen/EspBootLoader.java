package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The choice of a slot as ESP-IDF's boot loader makes it, from the description of {@code esp_ota_select_entry_t} in ESP-IDF's documentation of updates over the air: of the marks with a number, a fitting checksum and a
 * state that is neither invalid nor aborted the higher number counts; slots follow each other with the numbers. Without such a mark the factory image starts, else the first slot, which gets a mark on a fresh device. With
 * {@code rollback} a new image starts pending, and one that is still pending at the next start is aborted.
 */
record EspBootLoader(Path flash, int otadata, List<Integer> slots, int factory, boolean rollback) {
    static final int SECTOR = 4096;

    private static final int NEW = 0;
    private static final int PENDING = 1;
    private static final int VALID = 2;
    private static final int INVALID = 3;
    private static final int ABORTED = 4;
    private static final int BLANK = -1;

    private record Mark(int number, int state, int checksum) {
        boolean isBlank() {
            return number == BLANK || checksum != EspBootLoader.checksum(number);
        }

        boolean counts() {
            return !isBlank() && state != INVALID && state != ABORTED;
        }

        Mark with(int state) {
            return new Mark(number, state, checksum);
        }
    }

    /** CRC-32 of the number's four bytes, little end first, from a register of zeros. */
    private static int checksum(int number) {
        int register = 0;
        for (int bit = 0; bit < 32; bit++) {
            boolean one = ((register ^ number >>> bit) & 1) != 0;
            register = register >>> 1 ^ (one ? 0xEDB88320 : 0);
        }
        return ~register;
    }

    /** Where the image is that it starts. */
    int start() throws IOException {
        assertEquals(0x4743989A, checksum(1), "as a device has it for its first slot");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(flash)).order(ByteOrder.LITTLE_ENDIAN);
        Mark[] marks = {mark(bytes, 0), mark(bytes, 1)};
        for (int i = 0; i < 2 && rollback; i++) {
            if (marks[i].state() == PENDING) {
                marks[i] = write(bytes, i, marks[i].with(ABORTED));
            }
        }
        boolean fresh = Arrays.stream(marks).allMatch(Mark::isBlank);
        int active = newest(marks);
        int image = active >= 0
                ? slots.get(Integer.remainderUnsigned(marks[active].number() - 1, slots.size()))
                : factory > 0 ? factory : slots.getFirst();
        if (active >= 0 && rollback && marks[active].state() == NEW) {
            write(bytes, active, marks[active].with(PENDING));
        }
        if (fresh && factory == 0) {
            write(bytes, 0, new Mark(1, VALID, checksum(1)));
        }
        Files.write(flash, bytes.array());
        return image;
    }

    /** Which mark counts; negative if none does. */
    private static int newest(Mark... marks) {
        if (marks[0].counts() && marks[1].counts()) {
            return Integer.compareUnsigned(marks[1].number(), marks[0].number()) > 0 ? 1 : 0;
        }
        return marks[0].counts() ? 0 : marks[1].counts() ? 1 : -1;
    }

    private Mark mark(ByteBuffer bytes, int index) {
        int at = otadata + index * SECTOR;
        return new Mark(bytes.getInt(at), bytes.getInt(at + 24), bytes.getInt(at + 28));
    }

    private Mark write(ByteBuffer bytes, int index, Mark mark) {
        int at = otadata + index * SECTOR;
        bytes.putInt(at, mark.number());
        bytes.putInt(at + 24, mark.state());
        bytes.putInt(at + 28, mark.checksum());
        return mark;
    }
}
