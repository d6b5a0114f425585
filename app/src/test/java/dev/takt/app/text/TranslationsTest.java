package dev.takt.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window speaks German as a whole: a text that is added in one language is missed in the other. What only the command line says, and what formats of other tools demand, is English. */
class TranslationsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+\\}");

    /** The window's areas of a module's texts; the first part of a key. */
    @ParameterizedTest
    @CsvSource({
        "../app/src/main/resources/dev/takt/app/text, (?!(cli|report)\\.).*",
        "../designer/src/main/resources/dev/takt/designer/text, .*",
        "../projects/src/main/resources/dev/takt/projects/text,"
                + " (kind|activation|step|property|choice|edit|units|accepts|rule|fix|check|analysis|chain|clock"
                + "|json|read|file|support|recording|memory|theorem|sample|layout|retarget|script|synthesis|catalogue|target)\\..*",
        "../codegen/src/main/resources/dev/takt/codegen/text, .*",
        "../runtime-sim/src/main/resources/dev/takt/sim/text, .*"
    })
    void everyTextOfTheWindowIsThereInGermanWithTheSameArguments(Path folder, String area) throws Exception {
        Properties english = read(folder.resolve("texts.properties"));
        Properties german = read(folder.resolve("texts_de.properties"));

        TreeMap<String, Set<String>> wanted = arguments(english, area);
        TreeMap<String, Set<String>> there = arguments(german, area);
        assertEquals(Set.of(), differing(wanted, there));
        // What is German beyond that fits its English text too.
        TreeMap<String, Set<String>> all = arguments(english, ".*");
        arguments(german, ".*").forEach((key, arguments) -> assertEquals(all.get(key), arguments, key));
    }

    @Test
    void germanTextsAreNotTheEnglishOnes() throws Exception {
        Path folder = Path.of("../projects/src/main/resources/dev/takt/projects/text");
        Properties english = read(folder.resolve("texts.properties"));
        Properties german = read(folder.resolve("texts_de.properties"));

        Set<String> same = german.stringPropertyNames().stream()
                .filter(key -> key.startsWith("rule.") || key.startsWith("analysis."))
                .filter(key -> !german.getProperty(key).startsWith("„{0}“: {1}"))
                .filter(key -> german.getProperty(key).equals(english.getProperty(key)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), same);
    }

    private static Set<String> differing(TreeMap<String, Set<String>> wanted, TreeMap<String, Set<String>> there) {
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(there.keySet());
        keys.removeIf(key -> Objects.equals(wanted.get(key), there.get(key)));
        return keys;
    }

    private static TreeMap<String, Set<String>> arguments(Properties texts, String area) {
        TreeMap<String, Set<String>> arguments = new TreeMap<>();
        texts.stringPropertyNames().stream()
                .filter(key -> key.matches(area))
                .forEach(key -> arguments.put(
                        key,
                        ARGUMENT.matcher(texts.getProperty(key))
                                .results()
                                .map(r -> r.group())
                                .collect(Collectors.toCollection(TreeSet::new))));
        return arguments;
    }

    private static Properties read(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
