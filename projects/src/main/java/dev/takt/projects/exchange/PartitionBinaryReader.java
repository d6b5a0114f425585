package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Reads the entries of a binary table up to its end mark, or up to the first that cannot be read. Lines of findings count entries from 1. */
final class PartitionBinaryReader {
    private static final int ENTRY_BYTES = PartitionBinary.ENTRY_BYTES;
    private static final int KNOWN_FLAGS = 3;

    private final byte[] bytes;
    private final EspOptions options;
    private final List<EspEntry> entries = new ArrayList<>();
    private final List<MemoryFinding> findings = new ArrayList<>();
    private int sumAt;

    PartitionBinaryReader(byte[] bytes, EspOptions options) {
        this.bytes = bytes;
        this.options = options;
    }

    EspTable read() {
        boolean ended = entries();
        if (!ended && findings.stream().noneMatch(f -> f.severity() == Severity.ERROR)) {
            error(0, "partitions.binary.no-end", entries.size());
        }
        if (options.md5() && ended && sumAt == 0) {
            warning("", 0, "partitions.binary.no-md5");
        }
        findings.addAll(EspTable.ofPlaced(entries, options).findings());
        return new EspTable(entries, findings);
    }

    /** True if the end mark was found. */
    private boolean entries() {
        ByteBuffer summed = ByteBuffer.allocate(bytes.length);
        for (int at = 0; at < bytes.length; at += ENTRY_BYTES) {
            int number = at / ENTRY_BYTES + 1;
            if (bytes.length - at < ENTRY_BYTES) {
                return error(number, "partitions.binary.length", number, bytes.length - at);
            }
            byte[] entry = Arrays.copyOfRange(bytes, at, at + ENTRY_BYTES);
            if (isEndMark(entry)) {
                return true;
            }
            if (options.md5() && (entry[0] & 0xff) == 0xeb && (entry[1] & 0xff) == 0xeb) {
                if (!isSum(entry, PartitionBinary.md5(summed), number)) {
                    return false;
                }
            } else {
                summed.put(entry);
                if (!entry(entry, number)) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean isEndMark(byte[] entry) {
        for (byte b : entry) {
            if (b != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    private boolean isSum(byte[] entry, byte[] expected, int number) {
        byte[] sum = Arrays.copyOfRange(entry, ENTRY_BYTES / 2, ENTRY_BYTES);
        if (!Arrays.equals(sum, expected)) {
            return error(number, "partitions.binary.md5", number, hex(sum), hex(expected));
        }
        sumAt = number;
        return true;
    }

    private boolean entry(byte[] bytes, int number) {
        ByteBuffer entry = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if ((bytes[0] & 0xff) != 0xaa || bytes[1] != 0x50) {
            return error(number, "partitions.binary.magic", number, hex(Arrays.copyOf(bytes, 2)));
        }
        if (sumAt > 0) {
            warning("", number, "partitions.binary.md5-early", sumAt);
        }
        byte[] name = PartitionBinary.nameBytes(bytes);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException _) {
            return error(number, "partitions.binary.name", number, hex(name));
        }
        int flags = entry.getInt(28);
        if ((flags & ~KNOWN_FLAGS) != 0) {
            warning(text, number, "partitions.binary.flags", text, Integer.toHexString(flags & ~KNOWN_FLAGS));
        }
        entries.add(new EspEntry(
                text,
                bytes[2] & 0xff,
                bytes[3] & 0xff,
                Integer.toUnsignedLong(entry.getInt(4)),
                Integer.toUnsignedLong(entry.getInt(8)),
                (flags & 1) != 0,
                (flags & 2) != 0,
                number));
        return true;
    }

    private boolean error(int number, String key, Object... arguments) {
        findings.add(new MemoryFinding(MemoryConcern.LAYOUT, Severity.ERROR, Texts.text(key, arguments), "", number));
        return false;
    }

    private void warning(String subject, int number, String key, Object... arguments) {
        findings.add(
                new MemoryFinding(MemoryConcern.LAYOUT, Severity.WARNING, Texts.text(key, arguments), subject, number));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
