package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportMatrixTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.get();

    @Test
    void everyRuntimeHasExactlyOneRowForEveryTarget() {
        List<String> targets = CATALOGUE.chips().stream().map(Chip::id).sorted().toList();
        for (RuntimeProfile runtime : CATALOGUE.runtimes()) {
            assertEquals(
                    targets,
                    runtime.support().stream().map(Support::target).sorted().toList(),
                    runtime.id());
        }
    }

    @Test
    void whatIsLessThanRunSaysWhyAndARefusalSaysWhatToDoInstead() {
        for (Support row : rows()) {
            assertEquals(row.level() == SupportLevel.RUN, row.why().isEmpty(), row.toString());
            assertEquals(row.isGenerated(), row.alternative().isEmpty(), row.toString());
            assertEquals(row.isGenerated(), !row.pins().isEmpty(), row.toString());
        }
    }

    @Test
    void firmwareIsGeneratedOnlyWhereDesignsMayUseTheRuntime() {
        for (RuntimeProfile runtime : CATALOGUE.runtimes()) {
            runtime.support().stream()
                    .filter(Support::isGenerated)
                    .forEach(row -> assertTrue(runtime.runsOn(row.target()), row.toString()));
        }
    }

    @Test
    void aRefusalWithoutAnAlternativeNamesTheNearestThatIsGenerated() throws JsonSyntaxException {
        assertEquals("For ESP32-C6 firmware is generated with Embassy.", alternative("bare-metal", "esp32c6", ""));
        assertEquals("RTIC firmware is generated for STM32F405RG.", alternative("rtic", "stm32f411re", ""));
        assertEquals("RTIC firmware is generated for LM3S6965, STM32F405RG.", alternative("rtic", "rp2040", ""));
        assertEquals("Choose a real chip; the design itself stays.", alternative("rtic", "rp2040", "real-chip"));
    }

    @Test
    void reasonsAreWholeSentencesInTheOrderOfTheRow() {
        // two reasons: nothing generates for it, and the kernel itself has no such board
        assertEquals(
                "No generator exists yet for Tock. Tock's kernel has no board with this chip that its Rust applications are built for.",
                CATALOGUE
                        .runtime("tock")
                        .flatMap(r -> r.support("esp32s3"))
                        .orElseThrow()
                        .why());
    }

    /** What a refusal says in a table of its own, so that the test stays when rows of the product rise. */
    private static String alternative(String runtime, String target, String words) throws JsonSyntaxException {
        String file = """
                {"rows": [
                  {"runtime": "rtic", "targets": ["lm3s6965"], "level": "run", "why": [], "alternative": "", "pins": "p"},
                  {"runtime": "rtic", "targets": ["stm32f405rg"], "level": "built", "why": ["no-machine"], "alternative": "", "pins": "p"},
                  {"runtime": "embassy", "targets": ["esp32c6"], "level": "built", "why": ["no-machine"], "alternative": "", "pins": "p"},
                  {"runtime": "%s", "targets": ["%s"], "level": "refused", "why": ["no-machine"], "alternative": "%s", "pins": ""}]}
                """.formatted(runtime, target, words);
        List<Problem> problems = new ArrayList<>();
        JsonObject object = (JsonObject) JsonReader.read(file);
        List<Support> rows = SupportMatrix.rows(new CatalogueObject("support.json", "", object, problems));
        assertEquals(List.of(), problems);
        return SupportMatrix.into(CATALOGUE, rows)
                .runtime(runtime)
                .orElseThrow()
                .support(target)
                .orElseThrow()
                .alternative();
    }

    private static List<Support> rows() {
        return CATALOGUE.runtimes().stream().flatMap(r -> r.support().stream()).toList();
    }
}
