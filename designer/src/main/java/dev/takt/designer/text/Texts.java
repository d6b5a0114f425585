package dev.takt.designer.text;

import dev.takt.projects.text.Bundle;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.PropertiesBundle;
import java.io.InputStream;
import java.util.Objects;

/** The texts of the module {@code designer}. */
public enum Texts implements Bundle {
    DESIGNER;

    private static final Bundle PATTERNS = new PropertiesBundle(resource());

    private static InputStream resource() {
        String path = "/dev/takt/designer/text/texts.properties";
        return Objects.requireNonNull(Texts.class.getResourceAsStream(path), path);
    }

    @Override
    public String pattern(String key) {
        return PATTERNS.pattern(key);
    }

    /** A message of this module. */
    public static Message text(String key, Object... arguments) {
        return Message.of(DESIGNER, key, arguments);
    }

    /** The words of a message of this module. */
    public static String words(String key, Object... arguments) {
        return text(key, arguments).text();
    }
}
