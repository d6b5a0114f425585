package dev.takt.projects.text;

import java.util.Optional;

/** The texts of the module {@code projects}. */
public enum Texts implements Bundle {
    PROJECTS;

    private static final Bundle PATTERNS =
            PropertiesBundle.of("texts", name -> Optional.ofNullable(Texts.class.getResourceAsStream(name)));

    @Override
    public String pattern(String key) {
        return PATTERNS.pattern(key);
    }

    /** A message of this module. */
    public static Message text(String key, Object... arguments) {
        return Message.of(PROJECTS, key, arguments);
    }
}
