package dev.takt.projects.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A section of an ELF file of 32 bits, little endian (System V ABI, chapter 4); {@code at} is where its bytes are in the file. */
record ElfSection(String name, int type, int flags, long address, int at, long bytes) {
    private static final int ENTRY_BYTES = 40;
    private static final int LONGEST_NAME = 256;

    /** All of them; none if the table lies outside the file. */
    static List<ElfSection> all(ByteBuffer elf) {
        long table = Integer.toUnsignedLong(elf.getInt(0x20));
        int entryBytes = Short.toUnsignedInt(elf.getShort(0x2E));
        int count = Short.toUnsignedInt(elf.getShort(0x30));
        int names = Short.toUnsignedInt(elf.getShort(0x32));
        if (entryBytes < ENTRY_BYTES || names >= count || table + (long) count * entryBytes > elf.capacity()) {
            return List.of();
        }
        long namesAt = Integer.toUnsignedLong(elf.getInt((int) table + names * entryBytes + 0x10));
        List<ElfSection> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = (int) table + i * entryBytes;
            sections.add(new ElfSection(
                    name(elf, namesAt + Integer.toUnsignedLong(elf.getInt(entry))),
                    elf.getInt(entry + 4),
                    elf.getInt(entry + 8),
                    Integer.toUnsignedLong(elf.getInt(entry + 0xC)),
                    elf.getInt(entry + 0x10),
                    Integer.toUnsignedLong(elf.getInt(entry + 0x14))));
        }
        return sections;
    }

    private static String name(ByteBuffer elf, long at) {
        StringBuilder name = new StringBuilder();
        for (long i = at; i < elf.capacity() && name.length() < LONGEST_NAME && elf.get((int) i) != 0; i++) {
            name.append(new String(new byte[] {elf.get((int) i)}, StandardCharsets.US_ASCII));
        }
        return name.toString();
    }
}
