package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.merge.RustCode;
import dev.takt.projects.exchange.PartitionCsv;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.json.Position;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Texts that try to leave the string, comment, identifier, table, script or folder they are put in: in every text of a design, one design after the other at random. */
class HostileTextTest {
    private static final int DESIGNS = 300;
    private static final String MARK = "zq\u0436j";

    /** Each has the mark, with a letter that no identifier has, so that it is found where it has no business. */
    private static final List<String> TEXTS = List.of(
            "\" + zq\u0436j() + \"",
            "'; zq\u0436j(); '",
            "*/ zq\u0436j(); /*",
            "{} {zq\u0436j} {{zq\u0436j",
            "line\nzq\u0436j();\r\nfn zq\u0436j() {}",
            "zq\u0436j\u2028zq\u0436j\u2029zq\u0436j\u0085zq\u0436j\u000bzq\u0436j\u000czq\u0436j",
            "../../zq\u0436j",
            "/etc/zq\u0436j",
            "C:\\zq\u0436j\\..\\zq\u0436j",
            "\ud83e\udd80 zq\u0436j \u202e zq\u0436j \u200b",
            "zq\u0436j ".repeat(2000),
            "ZQ\u0416J",
            "zq\u0436j",
            "Zq\u0436j",
            ".zq\u0436j",
            "-zq\u0436j",
            "# zq\u0436j: [zq\u0436j]",
            "zq\u0436j: &a *b !c |\n  - zq\u0436j",
            "\"\"\"\n[zq\u0436j]\nzq\u0436j = 1\n\"\"\"",
            "} INCLUDE zq\u0436j /* ; ASSERT(0, \"zq\u0436j\")",
            "`zq\u0436j` <script>zq\u0436j</script> | zq\u0436j | [zq\u0436j](x)",
            "${{ zq\u0436j }} $(zq\u0436j) `zq\u0436j` $zq\u0436j",
            "\\zq\u0436j\\u{7d}\\x22",
            "//! zq\u0436j\n#![zq\u0436j]",
            "r#\"zq\u0436j\"#",
            "zq\u0436j\u0000zq\u0436j",
            "\ud800zq\u0436j");

    /** Words that mean something somewhere; they bear no mark. */
    private static final List<String> WORDS = List.of(
            "fn",
            "self",
            "Self",
            "crate",
            "super",
            "async",
            "try",
            "gen",
            "r#fn",
            "_",
            "con",
            "CON",
            "nul",
            "com1",
            "lpt9",
            "aux.rs",
            "main",
            "mod",
            "lib",
            "build",
            "core",
            "std",
            "alloc",
            "takt",
            "bodies",
            "test",
            "true",
            "",
            " ",
            "0",
            "1a",
            "Vec",
            "Option",
            "Some",
            "None",
            "Ok",
            "String",
            "u8",
            "bool",
            "Send",
            "Sync",
            "Default",
            "Drop",
            "Iterator",
            "defmt",
            "rtic",
            "app",
            "macro_rules",
            "union",
            "'static",
            "dyn",
            "raw",
            "safe");

    @TempDir
    Path folder;

    private Random random = new Random(0);

    @Test
    void everyFileParsesAndNothingEscapes() {
        long seed = Long.getLong("takt.seed", 4_711);
        random = new Random(seed);
        int generated = 0;
        List<Project> bases = bases();
        for (int i = 0; i < DESIGNS; i++) {
            String where = "seed " + seed + ", design " + i;
            Optional<List<GeneratedFile>> files = files(bases.get(i % bases.size()), where);
            if (files.isPresent()) {
                generated++;
                files.get().forEach(f -> check(f, where));
                paths(files.get(), where);
            }
        }
        assertTrue(generated > DESIGNS / 4, "most designs are generated: " + generated);
    }

    /** The same, read by the compiler's own formatter. */
    @Test
    @Tag("firmware")
    void everyRustFileIsAsRustfmtLeavesIt() throws Exception {
        random = new Random(Long.getLong("takt.seed", 4_713));
        List<Project> bases = bases();
        int written = 0;
        for (int i = 0; written < 40; i++) {
            Optional<List<GeneratedFile>> files = files(bases.get(i % bases.size()), "design " + i);
            if (files.isPresent()) {
                ExportPlan.of(files.get(), folder.resolve("design" + i)).write();
                written++;
            }
        }
        FirmwareTools.assertFormatted(folder, "2024");
    }

    /** The samples on every runtime and target that is generated for and takes them. */
    private static List<Project> bases() {
        List<Project> bases = new ArrayList<>();
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (Support row : runtime.support()) {
                if (row.isGenerated()) {
                    for (String sample : List.of("rtic-cortex-m3", "motor-control", "esp32s3-sensor-node")) {
                        Project project =
                                Designs.sample(sample).withRuntime(runtime.id()).withTarget(row.target());
                        if (Machine.of(project, ShippedCatalogue.get()).isPresent()
                                && Designs.generate(project) instanceof Generation.Generated) {
                            bases.add(project);
                        }
                    }
                }
            }
        }
        return bases;
    }

    private Optional<List<GeneratedFile>> files(Project base, String where) {
        JsonValue broken = hostile(tree(base), "");
        var opened = ProjectFormat.read(JsonWriter.write(broken));
        boolean wrong = opened.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
        if (wrong || opened.project().isEmpty()) {
            assertFalse(opened.problems().isEmpty(), where + ": refused without a reason");
            return Optional.empty();
        }
        Project project = opened.project().get();
        if (Machine.of(project, ShippedCatalogue.get()).isEmpty()) {
            return Optional.empty();
        }
        return switch (Designs.generate(project)) {
            case Generation.Generated made -> Optional.of(made.files());
            case Generation.Refused refused -> {
                assertFalse(refused.reason().text().isBlank(), where);
                yield Optional.empty();
            }
        };
    }

    private static JsonValue tree(Project project) {
        try {
            return JsonReader.read(ProjectFormat.write(project));
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Names and texts almost always, other words seldom: those are mostly refused when read. */
    private JsonValue hostile(JsonValue value, String key) {
        return switch (value) {
            case JsonObject object ->
                new JsonObject(
                        object.members().stream()
                                .map(m -> new JsonMember(m.name(), hostile(m.value(), m.name()), Position.NONE))
                                .toList(),
                        Position.NONE);
            case JsonArray array ->
                new JsonArray(
                        array.elements().stream().map(e -> hostile(e, key)).toList(), Position.NONE);
            case JsonString text -> {
                boolean free = Set.of("name", "label", "text", "type-name", "reason", "value", "rule", "part", "signal")
                        .contains(key);
                yield random.nextInt(free ? 2 : 400) == 0 ? Json.string(text()) : text;
            }
            default -> value;
        };
    }

    private String text() {
        List<String> from = random.nextInt(3) == 0 ? WORDS : TEXTS;
        String text = from.get(random.nextInt(from.size()));
        return random.nextInt(4) == 0 ? text + TEXTS.get(random.nextInt(TEXTS.size())) : text;
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
                assertFalse(text.contains(MARK), at);
            }
            case "x" -> assertTrue(text.lines().noneMatch(l -> l.contains(MARK) && !l.startsWith("/*")), at + text);
            case "csv" ->
                assertTrue(PartitionCsv.read(text, EspOptions.STANDARD).accepted(), at + text);
            case "lock", "md", "gitignore" -> {}
            default -> assertEquals("", kind, at + ": a kind of file without a check");
        }
    }

    private static void keys(JsonNode node, String at) {
        node.propertyNames().forEach(k -> assertFalse(k.contains(MARK), at + ": a key " + k));
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
