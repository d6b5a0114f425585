package dev.takt.projects.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * A bundle read from {@code .properties} resources in UTF-8: the English texts, and over them those of the language that the program was started in, where there are
 * some. Each module opens its own streams, so its package stays closed.
 */
public final class PropertiesBundle implements Bundle {
    /** System property with the language of this process, such as {@code de}; English if absent. Set before the first text is asked for. */
    public static final String LANGUAGE = "takt.language";

    private final Properties patterns = new Properties();

    private PropertiesBundle() {}

    /** Reads {@code NAME.properties} and, for another language than English, {@code NAME_LANGUAGE.properties}. */
    public static PropertiesBundle of(String name, Function<String, Optional<InputStream>> open) {
        PropertiesBundle bundle = new PropertiesBundle();
        String file = name + ".properties";
        bundle.read(open.apply(file).orElseThrow(() -> new IllegalStateException(file)));
        String language = System.getProperty(LANGUAGE, "en");
        if (language.matches("[a-z]{2,3}") && !language.equals("en")) {
            open.apply(name + "_" + language + ".properties").ifPresent(bundle::read);
        }
        return bundle;
    }

    private void read(InputStream resource) {
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
