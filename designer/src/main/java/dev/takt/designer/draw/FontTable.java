package dev.takt.designer.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bundled TrueType file: widths and outlines of its signs in font units (OpenType 1.9: cmap format 4, hmtx, glyf). Read by us, so that text is measured and
 * painted alike where no font system is installed. Only for our own files: it trusts them.
 */
final class FontTable {
    private final ByteBuffer data;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int unitsPerEm;
    private final int metrics;
    private final boolean longLocations;
    private final int characters;

    /** Widths of the signs that most texts are made of; others are looked up in the file. */
    private final int[] common = new int[0x250];

    FontTable(String resource) {
        try (InputStream in = Objects.requireNonNull(FontTable.class.getResourceAsStream(resource), resource)) {
            data = ByteBuffer.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < u16(4); i++) {
            byte[] tag = new byte[4];
            data.get(12 + 16 * i, tag);
            tables.put(new String(tag, StandardCharsets.US_ASCII), data.getInt(12 + 16 * i + 8));
        }
        unitsPerEm = u16(table("head") + 18);
        longLocations = u16(table("head") + 50) == 1;
        metrics = u16(table("hhea") + 34);
        characters = table("cmap") + formatFour();
        for (int character = 0; character < common.length; character++) {
            common[character] = searchedWidth(character);
        }
    }

    double unitsPerEm() {
        return unitsPerEm;
    }

    private int table(String tag) {
        return tables.getOrDefault(tag, 0);
    }

    private int u16(int at) {
        return data.getShort(at) & 0xFFFF;
    }

    private int formatFour() {
        int cmap = table("cmap");
        for (int i = 0; i < u16(cmap + 2); i++) {
            int offset = data.getInt(cmap + 4 + 8 * i + 4);
            if (u16(cmap + offset) == 4) {
                return offset;
            }
        }
        throw new IllegalStateException("no character table");
    }

    /** Number of the glyph of a character; 0 is the box for what the font does not have. */
    int glyph(int character) {
        if (character > 0xFFFF) {
            return 0;
        }
        int doubled = u16(characters + 6);
        int ends = characters + 14;
        int starts = ends + doubled + 2;
        for (int i = 0; i < doubled; i += 2) {
            if (character <= u16(ends + i)) {
                int start = u16(starts + i);
                int delta = u16(starts + doubled + i);
                int ranges = starts + 2 * doubled + i;
                if (character < start) {
                    return 0;
                }
                if (u16(ranges) == 0) {
                    return character + delta & 0xFFFF;
                }
                int glyph = u16(ranges + u16(ranges) + 2 * (character - start));
                return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
            }
        }
        return 0;
    }

    /** Width of a character in font units; that of one em for what the font does not have. */
    int width(int character) {
        return character < common.length ? common[character] : searchedWidth(character);
    }

    private int searchedWidth(int character) {
        int glyph = glyph(character);
        return glyph == 0 ? unitsPerEm : advance(glyph);
    }

    private int advance(int glyph) {
        return u16(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
    }

    /** The outline of a glyph in font units, y upwards. */
    Outline outline(int glyph) {
        List<Outline.Piece> pieces = new ArrayList<>();
        trace(glyph, 1, 0, 0, 1, 0, 0, pieces);
        return new Outline(pieces);
    }

    private int location(int glyph) {
        return longLocations ? data.getInt(table("loca") + 4 * glyph) : 2 * u16(table("loca") + 2 * glyph);
    }

    private void trace(
            int glyph, double a, double b, double c, double d, double dx, double dy, List<Outline.Piece> pieces) {
        if (location(glyph) == location(glyph + 1)) {
            return;
        }
        int at = table("glyf") + location(glyph);
        int contours = data.getShort(at);
        if (contours >= 0) {
            new SimpleGlyph(data, at, contours).trace(a, b, c, d, dx, dy, pieces);
        } else {
            composite(at + 10, a, b, c, d, dx, dy, pieces);
        }
    }

    private void composite(
            int start, double a, double b, double c, double d, double dx, double dy, List<Outline.Piece> pieces) {
        int at = start;
        int flags;
        do {
            flags = u16(at);
            final int part = u16(at + 2);
            boolean words = (flags & 1) != 0;
            double x = words ? data.getShort(at + 4) : data.get(at + 4);
            double y = words ? data.getShort(at + 6) : data.get(at + 5);
            at += words ? 8 : 6;
            double m0 = 1;
            double m1 = 0;
            double m2 = 0;
            double m3 = 1;
            if ((flags & 0x08) != 0) {
                m0 = fixed(at);
                m3 = m0;
                at += 2;
            } else if ((flags & 0x40) != 0) {
                m0 = fixed(at);
                m3 = fixed(at + 2);
                at += 4;
            } else if ((flags & 0x80) != 0) {
                m0 = fixed(at);
                m1 = fixed(at + 2);
                m2 = fixed(at + 4);
                m3 = fixed(at + 6);
                at += 8;
            }
            trace(
                    part,
                    m0 * a + m1 * c,
                    m0 * b + m1 * d,
                    m2 * a + m3 * c,
                    m2 * b + m3 * d,
                    x * a + y * c + dx,
                    x * b + y * d + dy,
                    pieces);
        } while ((flags & 0x20) != 0);
    }

    private double fixed(int at) {
        return data.getShort(at) / 16384.0;
    }
}
