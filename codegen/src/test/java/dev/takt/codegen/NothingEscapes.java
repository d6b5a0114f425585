package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.merge.RustCode;
import dev.takt.projects.exchange.PartitionCsv;
import dev.takt.projects.memory.EspOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Files of a design with {@link HostileTexts}: each kind of file is read by its own reader, and no text of the design stands where it means something. */
final class NothingEscapes {
    private NothingEscapes() {}

    static void from(List<GeneratedFile> files, String where) {
        files.forEach(f -> check(f, where));
        paths(files, where);
    }

    private static void check(GeneratedFile file, String where) {
        String at = where + ", " + file.path();
        String text = file.text();
        assertTrue(text.chars().noneMatch(c -> c < ' ' && c != '\n'), at + ": a control character");
        assertFalse(text.contains("\u2028") || text.contains("\u202e") || text.contains("\u0085"), at);
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        String kind = name.substring(name.lastIndexOf('.') + 1);
        switch (kind) {
            case "rs" -> rust(text, at);
            case "toml" -> keys(new TomlMapper().readTree(text), at);
            case "json" -> keys(new JsonMapper().readTree(text), at);
            case "yml" -> {
                new Load(LoadSettings.builder().build()).loadFromString(text);
                assertFalse(text.contains(HostileTexts.MARK), at);
            }
            case "x" ->
                assertTrue(
                        text.lines().noneMatch(l -> l.contains(HostileTexts.MARK) && !l.startsWith("/*")), at + text);
            case "csv" ->
                assertTrue(PartitionCsv.read(text, EspOptions.STANDARD).accepted(), at + text);
            case "lock", "md", "gitignore" -> {}
            default -> assertEquals("", kind, at + ": a kind of file without a check");
        }
    }

    private static void keys(JsonNode node, String at) {
        node.propertyNames().forEach(k -> assertFalse(k.contains(HostileTexts.MARK), at + ": a key " + k));
        node.forEach(n -> keys(n, at));
    }

    /** Braces match, and outside of comments and strings there is no mark: identifiers have ASCII letters only, and it has another. */
    private static void rust(String text, String at) {
        String code = RustCode.plain(text);
        int depth = 0;
        for (char c : code.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertTrue(depth >= 0, at + ": a brace too many");
        }
        assertEquals(0, depth, at + ": braces");
        assertTrue(code.chars().allMatch(c -> c < 128), at + ": text of the design in the code");
    }

    private static void paths(List<GeneratedFile> files, String where) {
        Set<String> seen = new HashSet<>();
        for (GeneratedFile file : files) {
            String at = where + ", " + file.path();
            assertTrue(seen.add(file.path().toLowerCase(Locale.ROOT)), at + " twice");
            for (String part : file.path().split("/", -1)) {
                assertTrue(part.matches("[A-Za-z0-9._-]+") && !part.matches("\\.+"), at);
                String stem = part.contains(".") && !part.startsWith(".") ? part.substring(0, part.indexOf('.')) : part;
                assertFalse(stem.toLowerCase(Locale.ROOT).matches("con|prn|aux|nul|com[0-9]|lpt[0-9]"), at);
                assertTrue(part.length() < 100, at);
            }
        }
    }
}
