package dev.takt.designer.surface;

import dev.takt.projects.kind.ItemKind;
import org.kordamp.ikonli.javafx.FontIcon;

/** Sign and colour of a kind of item wherever it is named: interrupts, locks and channels have the colour of their lines, all others the accent. */
public final class KindLook {
    private KindLook() {}

    /** The sign of a kind in its colour, with more style classes. */
    public static FontIcon icon(ItemKind<?> kind, String... styles) {
        FontIcon icon = Icons.of(kind.icon(), styles);
        icon.getStyleClass().add(tone(kind));
        return icon;
    }

    /** The style class of its colour. */
    public static String tone(ItemKind<?> kind) {
        return switch (kind.tag()) {
            case "interrupt" -> "icon-irq";
            case "shared-resource" -> "icon-lock";
            case "channel" -> "icon-data";
            default -> "icon-accent";
        };
    }
}
