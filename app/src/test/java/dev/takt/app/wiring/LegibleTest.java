package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.text.InLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text of any page, dialog or popup is cut, but for what {@link MayBeCut} names with a reason and a tooltip has all of, and no control lies over another or beyond its box: at 1440 by 900 and at 1100 by 700, light, dark and in high contrast, in English and in German. */
@Tag("ui")
class LegibleTest {
    private static final long PATIENCE_SECONDS = 420;

    @TempDir
    private Path folder;

    /** Both languages at once: texts are read once a process. */
    @Test
    void everythingIsLegibleAtBothSizesInEveryThemeAndLanguage() throws Exception {
        Map<String, Process> walks = new LinkedHashMap<>();
        for (String language : List.of("en", "de")) {
            walks.put(language, walk(language));
        }
        List<String> all = new ArrayList<>();
        try {
            for (Map.Entry<String, Process> walk : walks.entrySet()) {
                String language = walk.getKey();
                assertTrue(walk.getValue().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> log(language));
                Path findings = folder.resolve(language + ".txt");
                assertTrue(Files.exists(findings), () -> log(language));
                all.add(Files.readString(findings));
                int looks = Integer.parseInt(Files.readString(folder.resolve(language + ".txt.looks")));
                assertTrue(looks > 150, looks + " looks");
                // What a style sheet names is there, whatever was closed meanwhile.
                assertEquals(
                        List.of(),
                        log(language).lines().filter(l -> l.contains("CSS")).toList());
            }
            assertEquals("", String.join("\n", all).strip());
        } finally {
            walks.values().forEach(Process::destroyForcibly);
        }
    }

    private Process walk(String language) throws Exception {
        Path settings = Files.createDirectory(folder.resolve(language));
        return InLanguage.command(
                        language,
                        LegibleWalk.class,
                        List.of("-Dprism.order=sw", "--enable-native-access=javafx.graphics"),
                        folder.resolve(language + ".txt"),
                        settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(language + ".log").toFile())
                .start();
    }

    private String log(String language) {
        try {
            return Files.readString(folder.resolve(language + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
