package dev.takt.designer.surface;

import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Family;
import dev.takt.designer.draw.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts, made known to JavaFX. */
public final class Fonts {
    private static final List<Face> BUNDLED = List.of(
            Face.words(12),
            Face.strong(12),
            new Face(Family.INTER, 12, Weight.BOLD),
            Face.mono(12),
            Face.strongMono(12));

    private Fonts() {}

    /** Loads them; to be called before the first text is shown. */
    public static void load() {
        for (Face face : BUNDLED) {
            try (InputStream file = face.open()) {
                Font.loadFont(file, face.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The full name of a face's font, as its file says it. */
    static String name(Face face) {
        return switch (face.family()) {
            case INTER ->
                switch (face.weight()) {
                    case REGULAR, MEDIUM -> "Inter Regular";
                    case SEMIBOLD -> "Inter SemiBold";
                    case BOLD -> "Inter Bold";
                };
            case MONO ->
                switch (face.weight()) {
                    case REGULAR -> "JetBrains Mono NL Regular";
                    case MEDIUM, SEMIBOLD, BOLD -> "JetBrains Mono NL Medium";
                };
        };
    }
}
