package dev.takt.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.text.InLanguage;
import dev.takt.projects.check.DesignRule;
import dev.takt.projects.check.DesignRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The German pages of the rules: the designs of the English ones, and what is said of them in German. {@code -Dtakt.bless=true} writes that into the pages. */
class GermanRulePagesTest {
    private static final long PATIENCE_SECONDS = 240;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeThem() throws Exception {
        Path log = folder.resolve("log.txt");
        Process process = InLanguage.command("de", GermanRulePages.class, List.of(), folder)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "in vain");
            assertEquals(0, process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    static Stream<String> pages() {
        return Stream.concat(DesignRules.ALL.stream().map(DesignRule::id), Stream.of("README"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageSaysWhatIsSaidInGerman(String name) throws IOException {
        String expected = Files.readString(folder.resolve(name + ".md"));
        Path page = PageLanguage.GERMAN.folder().resolve(name + ".md");
        if (Boolean.getBoolean("takt.bless")) {
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theDesignsAreThoseOfTheEnglishPage(String name) throws IOException {
        assertEquals(designs(PageLanguage.ENGLISH, name), designs(PageLanguage.GERMAN, name));
    }

    private static List<String> designs(PageLanguage language, String name) throws IOException {
        String page = Files.readString(language.folder().resolve(name + ".md"));
        return Stream.of(page.split("(?m)^```"))
                .filter(block -> block.startsWith("diff"))
                .toList();
    }

    @Test
    void everyPageIsThere() throws IOException {
        try (Stream<Path> files = Files.list(PageLanguage.GERMAN.folder())) {
            Set<String> there = files.map(f -> f.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(pages().collect(Collectors.toCollection(TreeSet::new)), there);
        }
    }
}
