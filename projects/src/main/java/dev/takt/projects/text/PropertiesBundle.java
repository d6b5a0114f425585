package dev.takt.projects.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A bundle read from a {@code .properties} resource in UTF-8. Each module opens its own stream, so its package stays closed. */
public final class PropertiesBundle implements Bundle {
    private final Properties patterns = new Properties();

    /** Reads and closes the stream. */
    public PropertiesBundle(InputStream resource) {
        try (InputStreamReader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            patterns.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String pattern(String key) {
        return patterns.getProperty(key, "<" + key + ">");
    }
}
