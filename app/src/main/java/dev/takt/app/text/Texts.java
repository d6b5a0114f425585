package dev.takt.app.text;

import dev.takt.projects.text.Bundle;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.PropertiesBundle;
import java.util.Optional;

/** The texts of the module {@code app}. */
public enum Texts implements Bundle {
    APP;

    private static final Bundle PATTERNS =
            PropertiesBundle.of("texts", name -> Optional.ofNullable(Texts.class.getResourceAsStream(name)));

    @Override
    public String pattern(String key) {
        return PATTERNS.pattern(key);
    }

    /** A message of this module. */
    public static Message text(String key, Object... arguments) {
        return Message.of(APP, key, arguments);
    }
}
