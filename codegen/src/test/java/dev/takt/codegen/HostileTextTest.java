package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
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
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that try to leave the string, comment, identifier, table, script or folder they are put in: in every text of a design, one design after the other at random. */
class HostileTextTest {
    private static final int DESIGNS = Boolean.getBoolean("takt.sparse") ? 60 : 300;

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
                NothingEscapes.from(files.get(), where);
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
        List<String> from = random.nextInt(3) == 0 ? HostileTexts.WORDS : HostileTexts.TEXTS;
        String text = from.get(random.nextInt(from.size()));
        return random.nextInt(4) == 0 ? text + HostileTexts.TEXTS.get(random.nextInt(HostileTexts.TEXTS.size())) : text;
    }
}
