package dev.takt.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Messages of defmt as they come over the wire: frames between zeros, packed by rzCOBS, each the address of its format in the ELF file and the arguments (book of defmt, "Encoding"). */
final class DefmtFrames {
    private static final Pattern DATA = Pattern.compile("\"tag\":\"defmt_(?:info|error)\",\"data\":\"([^\"]*)\"");

    /** A message: its format, and its timestamp and arguments as they were packed, a character a byte. */
    record Frame(String format, String arguments) {}

    private DefmtFrames() {}

    static List<Frame> of(Path elf, String output) throws IOException {
        Map<Long, String> formats = Elf32.values(elf).stream()
                .filter(s -> DATA.matcher(s.name()).find())
                .collect(Collectors.toMap(Elf32.Symbol::value, s -> format(s.name()), (a, _) -> a));
        List<Frame> frames = new ArrayList<>();
        for (String packed : output.split("\0")) {
            if (!packed.isEmpty()) {
                byte[] frame = unpacked(packed.getBytes(StandardCharsets.ISO_8859_1));
                long format = Byte.toUnsignedLong(frame[0]) | Byte.toUnsignedLong(frame[1]) << 8;
                String rest = new String(frame, 2, frame.length - 2, StandardCharsets.ISO_8859_1);
                frames.add(new Frame(formats.getOrDefault(format, "format " + format), rest));
            }
        }
        return frames;
    }

    private static String format(String symbol) {
        Matcher matcher = DATA.matcher(symbol);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** From its end: a code says of seven bytes which are zeros, or that a zero and so many bytes stand before it. */
    private static byte[] unpacked(byte[] packed) {
        List<Byte> reversed = new ArrayList<>();
        int at = packed.length - 1;
        while (at >= 0) {
            int code = Byte.toUnsignedInt(packed[at--]);
            if (code < 0x80) {
                for (int bit = 6; bit >= 0; bit--) {
                    reversed.add((code >> bit & 1) == 0 ? packed[at--] : 0);
                }
            } else {
                if (code < 0xFF) {
                    reversed.add((byte) 0);
                }
                int count = code < 0xFF ? (code & 0x7F) + 7 : 134;
                for (int i = 0; i < count; i++) {
                    reversed.add(packed[at--]);
                }
            }
        }
        byte[] bytes = new byte[reversed.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = reversed.get(bytes.length - 1 - i);
        }
        return bytes;
    }
}
