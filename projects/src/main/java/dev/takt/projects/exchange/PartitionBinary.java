package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** The partition table as the boot loader reads it: entries of 32 bytes, their MD5 sum, padding. */
public final class PartitionBinary {
    public static final int BYTES = 0xc00;
    static final int ENTRY_BYTES = 32;
    private static final int NAME_BYTES = 16;

    private PartitionBinary() {}

    /** The bytes of an accepted table, entries in the order given. */
    public static byte[] write(List<EspEntry> entries, EspOptions options) {
        if (entries.size() > options.maxEntries()) {
            throw new IllegalArgumentException("more than " + options.maxEntries() + " entries");
        }
        ByteBuffer table = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        entries.forEach(e -> entry(table, e));
        if (options.md5()) {
            byte[] sum = md5(table);
            table.putShort((short) 0xebeb).put(filled(14)).put(sum);
        }
        return table.put(filled(table.remaining())).array();
    }

    /** The table of such bytes; what follows its end mark, such as a signature, is not looked at. Lines of findings count entries from 1. */
    public static EspTable read(byte[] bytes, EspOptions options) {
        return new PartitionBinaryReader(bytes, options).read();
    }

    /** The bytes of a table that was read, with flags that are not known, brought to the length of a table. */
    public static byte[] padded(byte[] bytes) {
        byte[] table = filled(BYTES);
        System.arraycopy(bytes, 0, table, 0, Math.min(BYTES, bytes.length));
        return table;
    }

    /** The name in an entry, up to its end. */
    static byte[] nameBytes(byte[] entry) {
        int start = ENTRY_BYTES - 4 - NAME_BYTES;
        int end = start;
        while (end < start + NAME_BYTES && entry[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(entry, start, end);
    }

    private static void entry(ByteBuffer table, EspEntry e) {
        byte[] name = Arrays.copyOf(e.name().getBytes(StandardCharsets.UTF_8), NAME_BYTES);
        table.put((byte) 0xaa).put((byte) 0x50);
        table.put((byte) e.type()).put((byte) e.subtype());
        table.putInt((int) e.offset()).putInt((int) e.size()).put(name);
        table.putInt((e.encrypted() ? 1 : 0) | (e.readOnly() ? 2 : 0));
        if (table.position() % ENTRY_BYTES != 0) {
            throw new IllegalStateException("an entry has " + ENTRY_BYTES + " bytes");
        }
    }

    static byte[] md5(ByteBuffer table) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(table.array(), 0, table.position());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }
}
