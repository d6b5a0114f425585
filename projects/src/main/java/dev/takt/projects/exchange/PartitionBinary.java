package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
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
    private static final int ENTRY_BYTES = 32;
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

    private static byte[] md5(ByteBuffer table) {
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
