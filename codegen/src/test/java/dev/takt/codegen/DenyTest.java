package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * {@code cargo deny check} on a fresh export. By its documentation a dependency by path is a wildcard, which {@code allow-wildcard-paths} lets pass for packages that are not published; a package without a licence is an
 * error unless private ones are ignored; any advisory is an error, also one about a crate that nobody maintains, and an ignored one that nothing meets is a warning.
 */
class DenyTest {
    /** Advisories of RustSec about crates of the shipped lock files, all of the kind "unmaintained" and without a fixed version (rustsec/advisory-db; cargo-deny has no other way to hear of them than the net). */
    private static final Map<String, String> ADVISORIES = Map.of(
            "bare-metal", "RUSTSEC-2026-0110",
            "paste", "RUSTSEC-2024-0436",
            "proc-macro-error2", "RUSTSEC-2026-0173");

    static List<Project> projects() {
        List<Project> projects = new ArrayList<>();
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (Support row : runtime.support()) {
                if (row.isGenerated()) {
                    projects.add(design(runtime.id(), row.target()));
                }
            }
        }
        return projects;
    }

    /** With something that is carried, so that the project has its package {@code logic}. */
    private static Project design(String runtime, String target) {
        return Project.blank(runtime + " on " + target, target, runtime)
                .withItems(List.of(
                        Channel.blank(ItemId.of("words"), "words")
                                .withFull(FullPolicy.DROP_NEWEST)
                                .withPayload(Payload.NONE.withOpaqueBytes(2)),
                        Task.blank(ItemId.of("work"), "work")
                                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                                .withPriority(target.equals("riscv-virt") || target.equals("tc375") ? 0 : 1)));
    }

    private static JsonNode deny(List<GeneratedFile> files) {
        return new TomlMapper().readTree(Designs.text(files, "deny.toml"));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void packagesOfTheProjectAreFoundByPathAndNeedNoLicence(Project project) {
        List<GeneratedFile> files = Designs.files(project);
        JsonNode deny = deny(files);
        assertTrue(deny.at("/bans/allow-wildcard-paths").asBoolean(), deny.toString());
        assertTrue(deny.at("/licenses/private/ignore").asBoolean(), deny.toString());
        List<GeneratedFile> packages = files.stream()
                .filter(f -> f.path().endsWith("Cargo.toml") && f.text().contains("[package]"))
                .toList();
        assertTrue(!packages.isEmpty());
        for (GeneratedFile manifest : packages) {
            JsonNode of = new TomlMapper().readTree(manifest.text()).at("/package");
            assertTrue(of.has("publish") && !of.at("/publish").asBoolean(), manifest.path() + " is private");
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void advisoriesAreIgnoredWhereTheirCrateIsLockedAndNowhereElse(Project project) {
        List<GeneratedFile> files = Designs.files(project);
        Map<String, String> expected = new TreeMap<>(ADVISORIES);
        TreeSet<String> locked = new TreeSet<>();
        new TomlMapper()
                .readTree(Designs.text(files, "Cargo.lock"))
                .at("/package")
                .forEach(p -> locked.add(p.path("name").asString()));
        expected.keySet().retainAll(locked);
        TreeSet<String> ignored = new TreeSet<>();
        deny(files).at("/advisories/ignore").forEach(i -> {
            ignored.add(i.path("id").asString());
            assertTrue(i.path("reason").asString().length() > 20, i.toString());
        });
        assertEquals(new TreeSet<>(expected.values()), ignored);
    }

    /** What needs a logger or a handler of panics is in the graph that is looked at. */
    @Test
    void allFeaturesAreLookedAt() {
        Project design = design("rtic", "lm3s6965");
        design =
                design.withSettings(design.settings().withLogging(Logging.DEFMT).withFaults(Faults.RESET));
        JsonNode deny = deny(Designs.files(design));
        assertTrue(deny.at("/graph/all-features").asBoolean());
        assertEquals("thumbv7m-none-eabi", deny.at("/graph/targets/0").asString());
    }
}
