package dev.takt.designer.surface;

import dev.takt.designer.overlay.Tone;
import java.util.Locale;
import org.kordamp.ikonli.javafx.FontIcon;

/** Signs of the window by their Ikonli names, sized and coloured by the style sheet. */
public final class Icons {
    private Icons() {}

    /** A sign with style classes of its own. */
    public static FontIcon of(String name, String... styles) {
        FontIcon icon = new FontIcon(name);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** The sign of a tone, in its colour. */
    public static FontIcon of(Tone tone) {
        String name =
                switch (tone) {
                    case OK -> "fth-check-circle";
                    case ERR -> "fth-x-circle";
                    case WARN -> "fth-alert-triangle";
                    case QUIET -> "fth-help-circle";
                };
        return of(name, "icon-" + tone.name().toLowerCase(Locale.ROOT));
    }
}
