package dev.takt.codegen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sections of a little-endian 32-bit ELF file that take memory on the target (System V ABI, chapter 4). */
final class Elf32 {
    private static final int SHF_ALLOC = 2;

    /** A section with its address and size. */
    record Section(String name, long address, long size) {
        long end() {
            return address + size;
        }
    }

    private Elf32() {}

    static List<Section> allocated(Path file) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int table = elf.getInt(0x20);
        int entry = elf.getShort(0x2E);
        int count = elf.getShort(0x30);
        int names = elf.getInt(table + elf.getShort(0x32) * entry + 0x10);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = table + i * entry;
            long size = Integer.toUnsignedLong(elf.getInt(at + 0x14));
            if ((elf.getInt(at + 8) & SHF_ALLOC) != 0 && size > 0) {
                sections.add(new Section(
                        name(elf, names + elf.getInt(at)), Integer.toUnsignedLong(elf.getInt(at + 0xC)), size));
            }
        }
        return sections;
    }

    private static String name(ByteBuffer elf, int at) {
        int end = at;
        while (elf.get(end) != 0) {
            end++;
        }
        return new String(elf.array(), at, end - at, StandardCharsets.US_ASCII);
    }
}
