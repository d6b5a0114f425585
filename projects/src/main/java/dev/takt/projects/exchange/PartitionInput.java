package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a file that should hold a partition table holds. */
public sealed interface PartitionInput {
    /** Rows as text, with its byte order mark if it has one, and how it is encoded. */
    record Csv(String text, Charset charset) implements PartitionInput {
        /** Such a text in the encoding of this one. */
        public byte[] encoded(String other) {
            return other.getBytes(charset);
        }
    }

    /** A table as the boot loader reads it. */
    record Binary(byte[] bytes) implements PartitionInput {}

    /** Neither, and why. */
    record Unreadable(Message reason) implements PartitionInput {}

    /** A binary table begins with the mark of an entry or, without entries, of the sum; all else is text, UTF-8 unless a byte order mark says otherwise. */
    static PartitionInput of(byte[] bytes) {
        if (begins(bytes, 0xaa, 0x50) || begins(bytes, 0xeb, 0xeb)) {
            return new Binary(bytes);
        }
        if (begins(bytes, 0xff, 0xff)) {
            return new Unreadable(Texts.text("partitions.erased"));
        }
        if (begins(bytes, 0xff, 0xfe, 0, 0)) {
            return new Unreadable(Texts.text("partitions.utf-32-le"));
        }
        if (begins(bytes, 0xff, 0xfe)) {
            return text(bytes, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xfe, 0xff)) {
            return text(bytes, StandardCharsets.UTF_16BE);
        }
        return text(bytes, begins(bytes, 0, 0, 0xfe, 0xff) ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Some decoders of Java keep the mark, some drop it: here it stays part of the text. */
    private static PartitionInput text(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean dropped = charset.equals(StandardCharsets.UTF_32BE) && !text.startsWith("\ufeff");
            return new Csv(dropped ? "\ufeff" + text : text, charset);
        } catch (CharacterCodingException _) {
            return new Unreadable(Texts.text("partitions.not-text", charset.name()));
        }
    }
}
