package dev.takt.designer.overlay;

import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;

/** What lines of the board are called wherever they are named, and their signs. */
public final class LineWords {
    private LineWords() {}

    /** Its kind. */
    public static String kind(EdgeKind kind) {
        return Texts.words(
                switch (kind) {
                    case INTERRUPT_REQUEST -> "palette.line.request";
                    case ACTIVATION -> "palette.line.activation";
                    case DATA -> "palette.line.data";
                    case LOCK -> "palette.line.lock";
                    case WIRE -> "forecast.line.wire";
                });
    }

    /** From where to where. */
    public static String ends(Project project, Edge edge) {
        return Texts.words("line.ends", name(project, edge.from()), name(project, edge.to()));
    }

    public static String name(Project project, ItemId item) {
        return project.item(item).map(Item::name).orElse(item.value());
    }

    public static String icon(EdgeKind kind) {
        return switch (kind) {
            case INTERRUPT_REQUEST -> "fth-zap";
            case ACTIVATION -> "fth-play";
            case DATA -> "fth-send";
            case LOCK -> "fth-lock";
            case WIRE -> "fth-link";
        };
    }

    /** The style of its icon. */
    public static String tone(EdgeKind kind) {
        return switch (kind) {
            case INTERRUPT_REQUEST -> "icon-irq";
            case ACTIVATION, WIRE -> "icon-accent";
            case DATA -> "icon-data";
            case LOCK -> "icon-lock";
        };
    }
}
