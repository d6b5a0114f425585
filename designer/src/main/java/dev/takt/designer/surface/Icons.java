package dev.takt.designer.surface;

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
}
