package dev.takt.projects.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Fix;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Samples with values lost, mixed up and driven to their limits: whatever can be read can be checked, and what is said can be read. */
class RandomDesignsTest {
    private static final long SEED = Long.getLong("takt.seed", 20_261_120);
    private static final int RUNS = 150;
    private static final List<String> TIMES = List.of("0 ns", "1 ns", "9223372036854775807 ns", "5 ms");
    private static final List<String> SIZES = List.of("0 B", "1 B", "9223372036854775807 B", "4 KiB");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> words = new ArrayList<>();

    @Test
    void everyDesignThatCanBeReadCanBeChecked() throws Exception {
        int problems = 0;
        for (Sample sample : Samples.ALL) {
            JsonValue whole = JsonReader.read(sample.text());
            words.clear();
            collect(whole);
            for (int i = 0; i < RUNS; i++) {
                JsonValue changed = changed(whole);
                Opened opened = ProjectFormat.read(JsonWriter.write(changed));
                if (opened.project().isPresent()) {
                    problems += checked(opened.project().get(), "seed " + SEED + ", " + sample.id() + ", run " + i);
                }
            }
        }
        assertTrue(problems > 1_000, "only " + problems);
    }

    private static int checked(Project project, String where) {
        List<Problem> problems = DesignRules.check(Designs.context(project));
        for (Problem problem : problems) {
            String text = problem.message().text();
            assertFalse(text.contains("<") || text.matches(".*\\{\\d}.*"), where + ": " + text);
            assertTrue(
                    problem.item().isEmpty()
                            || project.item(problem.item().get()).isPresent(),
                    where + ": " + text);
            for (Fix fix : problem.fixes()) {
                Project fixed = fix.edit().apply(project);
                assertTrue(
                        fixed != project,
                        () -> where + ": " + text + " -> " + fix.edit().label().text());
                assertFalse(
                        fix.edit().label().text().contains("<"),
                        fix.edit().label().text());
            }
        }
        assertEquals(
                problems.size(),
                problems.stream().filter(p -> !p.message().text().isBlank()).count());
        return problems.size();
    }

    private void collect(JsonValue value) {
        switch (value) {
            case JsonObject object -> object.members().forEach(m -> collect(m.value()));
            case JsonArray array -> array.elements().forEach(this::collect);
            case JsonString string -> words.add(string.value());
            default -> {}
        }
    }

    private JsonValue changed(JsonValue value) {
        boolean here = random.nextInt(40) == 0;
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> array(array);
            case JsonString string when here -> Json.string(word(string.value()));
            case JsonNumber _
            when here -> new JsonNumber(Long.toString(random.nextLong() >> random.nextInt(64)), Position.NONE);
            default -> value;
        };
    }

    private JsonObject object(JsonObject object) {
        List<JsonMember> members = new ArrayList<>();
        for (JsonMember member : object.members()) {
            if (member.name().equals("id") || member.name().equals("takt") || random.nextInt(60) > 0) {
                JsonValue kept = member.name().equals("id") ? member.value() : changed(member.value());
                members.add(new JsonMember(member.name(), kept, Position.NONE));
            }
        }
        return new JsonObject(members, Position.NONE);
    }

    private JsonArray array(JsonArray array) {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (random.nextInt(40) > 0) {
                elements.add(changed(element));
            }
        }
        return Json.array(elements);
    }

    private String word(String old) {
        if (old.endsWith("s") && old.contains(" ")) {
            return TIMES.get(random.nextInt(TIMES.size()));
        }
        return old.endsWith("B") ? SIZES.get(random.nextInt(SIZES.size())) : words.get(random.nextInt(words.size()));
    }
}
