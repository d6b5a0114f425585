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
    private static final int SHT_SYMTAB = 2;
    private static final int SYMBOL_BYTES = 16;

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

    /** A symbol with its value: of code on an Arm core its address with the lowest bit set. */
    record Symbol(String name, long value) {}

    /** The named symbols with their values. */
    static List<Symbol> values(Path file) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int table = elf.getInt(0x20);
        int entry = elf.getShort(0x2E);
        List<Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < elf.getShort(0x30); i++) {
            int at = table + i * entry;
            if (elf.getInt(at + 4) == SHT_SYMTAB) {
                int names = elf.getInt(table + elf.getInt(at + 0x18) * entry + 0x10);
                int start = elf.getInt(at + 0x10);
                for (int symbol = 0; symbol < elf.getInt(at + 0x14); symbol += SYMBOL_BYTES) {
                    symbols.add(new Symbol(
                            name(elf, names + elf.getInt(start + symbol)),
                            Integer.toUnsignedLong(elf.getInt(start + symbol + 4))));
                }
            }
        }
        return symbols;
    }

    /** The words of a section. */
    static List<Long> words(Path file, String section) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int table = elf.getInt(0x20);
        int entry = elf.getShort(0x2E);
        int names = elf.getInt(table + elf.getShort(0x32) * entry + 0x10);
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < elf.getShort(0x30); i++) {
            int at = table + i * entry;
            if (name(elf, names + elf.getInt(at)).equals(section)) {
                for (int word = 0; word < elf.getInt(at + 0x14); word += 4) {
                    words.add(Integer.toUnsignedLong(elf.getInt(elf.getInt(at + 0x10) + word)));
                }
            }
        }
        return words;
    }

    /** Words at an address. */
    static List<Long> words(Path file, long address, int count) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int table = elf.getInt(0x20);
        int entry = elf.getShort(0x2E);
        for (int i = 0; i < elf.getShort(0x30); i++) {
            int at = table + i * entry;
            long start = Integer.toUnsignedLong(elf.getInt(at + 0xC));
            long size = Integer.toUnsignedLong(elf.getInt(at + 0x14));
            if ((elf.getInt(at + 8) & SHF_ALLOC) != 0 && address >= start && address + 4L * count <= start + size) {
                int from = elf.getInt(at + 0x10) + (int) (address - start);
                List<Long> words = new ArrayList<>();
                for (int word = 0; word < count; word++) {
                    words.add(Integer.toUnsignedLong(elf.getInt(from + 4 * word)));
                }
                return words;
            }
        }
        throw new IOException("no section holds " + address);
    }

    /** Names of the symbol table, mangled; empty if the file is stripped. */
    static List<String> symbols(Path file) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int table = elf.getInt(0x20);
        int entry = elf.getShort(0x2E);
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < elf.getShort(0x30); i++) {
            int at = table + i * entry;
            if (elf.getInt(at + 4) == SHT_SYMTAB) {
                int names = elf.getInt(table + elf.getInt(at + 0x18) * entry + 0x10);
                int start = elf.getInt(at + 0x10);
                for (int symbol = 0; symbol < elf.getInt(at + 0x14); symbol += SYMBOL_BYTES) {
                    symbols.add(name(elf, names + elf.getInt(start + symbol)));
                }
            }
        }
        return symbols;
    }

    private static String name(ByteBuffer elf, int at) {
        int end = at;
        while (elf.get(end) != 0) {
            end++;
        }
        return new String(elf.array(), at, end - at, StandardCharsets.US_ASCII);
    }
}
