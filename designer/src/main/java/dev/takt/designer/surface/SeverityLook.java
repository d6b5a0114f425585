package dev.takt.designer.surface;

import dev.takt.projects.problem.Severity;

/** The sign and the style class of a severity, the same wherever a problem is shown: no meaning rests on the colour alone. */
public final class SeverityLook {
    private SeverityLook() {}

    /** The icon's name. */
    public static String sign(Severity severity) {
        return switch (severity) {
            case ERROR -> "fth-x-circle";
            case WARNING -> "fth-alert-triangle";
            case INFO -> "fth-info";
        };
    }

    /** The style class of words; that of an icon has {@code icon-} before it. */
    public static String style(Severity severity) {
        return switch (severity) {
            case ERROR -> "err";
            case WARNING -> "warn";
            case INFO -> "info";
        };
    }

    /** The style class of an icon. */
    public static String iconStyle(Severity severity) {
        return "icon-" + style(severity);
    }
}
