package dev.takt.designer.draw;

import java.io.InputStream;
import java.util.Objects;

/** A family at a size in pixels and a weight. */
public record Face(Family family, double size, Weight weight) {

    public static Face words(double size) {
        return new Face(Family.INTER, size, Weight.REGULAR);
    }

    public static Face strong(double size) {
        return new Face(Family.INTER, size, Weight.SEMIBOLD);
    }

    public static Face mono(double size) {
        return new Face(Family.MONO, size, Weight.REGULAR);
    }

    public static Face strongMono(double size) {
        return new Face(Family.MONO, size, Weight.MEDIUM);
    }

    /** The bundled file's name without its folder. */
    public String fileName() {
        return FontFile.of(this).fileName();
    }

    /** The bundled file; the caller closes it. */
    public InputStream open() {
        String path = "/dev/takt/designer/fonts/" + fileName();
        return Objects.requireNonNull(Face.class.getResourceAsStream(path), path);
    }
}
