package dev.takt.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.takt.designer.draw.Token;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The looks of the window: base theme, the colours of the tokens, and our own style sheet. */
public enum Look {
    LIGHT(dev.takt.designer.draw.Theme.LIGHT, new PrimerLight()),
    DARK(dev.takt.designer.draw.Theme.DARK, new PrimerDark()),
    /** White on black, with lines around everything: for eyes that need it. */
    CONTRAST(dev.takt.designer.draw.Theme.CONTRAST, new PrimerDark());

    private static final String SHEET = Objects.requireNonNull(Look.class.getResource("takt.css"), "takt.css")
            .toExternalForm();

    private static final String CONTRAST_SHEET = Objects.requireNonNull(
                    Look.class.getResource("contrast.css"), "contrast.css")
            .toExternalForm();

    private final dev.takt.designer.draw.Theme theme;
    private final Theme base;
    private final String colours;

    Look(dev.takt.designer.draw.Theme theme, Theme base) {
        this.theme = theme;
        this.base = base;
        this.colours = "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(colours(theme).getBytes(StandardCharsets.UTF_8));
    }

    /** The look of a theme by its name; what the system has for any other. */
    public static Look of(String theme) {
        return Arrays.stream(values())
                .filter(look -> look.id().equals(theme))
                .findFirst()
                .orElseGet(() -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT);
    }

    /** The name of its theme in the settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colours of what is painted. */
    public dev.takt.designer.draw.Theme theme() {
        return theme;
    }

    /** Dresses a window. */
    public void dress(Scene scene) {
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
        scene.getStylesheets().setAll(colours, SHEET);
        if (this == CONTRAST) {
            scene.getStylesheets().add(CONTRAST_SHEET);
        }
    }

    /** Each token under a name of ours, under the names the base theme knows it by, and under the names old controls ask for. */
    private static String colours(dev.takt.designer.draw.Theme theme) {
        // A tooltip knows them itself: it can outlive the node it took its looks from.
        StringBuilder css = new StringBuilder(".root, .tooltip {\n");
        for (Token token : Token.values()) {
            String value = theme.of(token).hex();
            css.append("-takt-")
                    .append(token.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append(": ")
                    .append(value)
                    .append(";\n");
            token.lookUps()
                    .forEach(name -> css.append(name).append(": ").append(value).append(";\n"));
        }
        css.append("-color-border-subtle: -takt-line;\n-color-accent-muted: -takt-accent;\n")
                .append("-fx-text-inner-color: -takt-fg;\n-fx-control-inner-background: -takt-raised;\n")
                .append("-fx-background: -takt-panel;\n-fx-base: -takt-panel;\n-fx-accent: -takt-accent;\n")
                .append("-fx-text-box-border: -takt-line-strong;\n-fx-focus-color: -takt-accent;\n}\n");
        return css.toString();
    }
}
