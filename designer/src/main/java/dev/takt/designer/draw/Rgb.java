package dev.takt.designer.draw;

import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;

/** A colour with opacity, each part 0 to 255. */
public record Rgb(int red, int green, int blue, int alpha) implements Ink {
    private static final double[] LINEAR =
            IntStream.rangeClosed(0, 255).mapToDouble(Rgb::linear).toArray();

    /** A colour written {@code #RRGGBB}. */
    public static Rgb of(String hex) {
        int value = HexFormat.fromHexDigits(hex, 1, 7);
        return new Rgb(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF, 255);
    }

    /** This colour, its opacity as a share. */
    public Rgb withOpacity(double opacity) {
        return new Rgb(red, green, blue, (int) Math.round(255 * opacity));
    }

    /** A colour between this (share 0) and another (share 1). */
    public Rgb mixedWith(Rgb other, double share) {
        return new Rgb(
                between(red, other.red, share),
                between(green, other.green, share),
                between(blue, other.blue, share),
                between(alpha, other.alpha, share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** Opacity as a share. */
    public double opacity() {
        return alpha / 255.0;
    }

    /** {@code #rrggbb}, without the opacity. */
    public String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance). */
    public double contrastTo(Rgb other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private double luminance() {
        return 0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue];
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
