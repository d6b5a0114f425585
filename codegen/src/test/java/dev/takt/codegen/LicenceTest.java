package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Every set of pins: its lock file is the one of its manifest, and each crate that is linked can be had under a licence of {@code deny.toml}. */
@Tag("firmware")
class LicenceTest {
    @TempDir
    Path folder;

    @Test
    void everyLockedCrateHasALicenceOnTheList() throws Exception {
        Set<String> seen = new HashSet<>();
        Set<String> refused = new TreeSet<>();
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (Support row : runtime.support()) {
                if (row.isGenerated() && seen.add(runtime.id() + "/" + row.pins())) {
                    refused.addAll(refused(runtime.id(), row.target()));
                }
            }
        }
        assertEquals(Set.of(), refused);
        assertTrue(seen.size() > 5, seen.toString());
    }

    private List<String> refused(String runtime, String target) throws Exception {
        Path project = folder.resolve(runtime + "-" + target);
        List<GeneratedFile> files = Designs.files(Project.blank("licences", target, runtime));
        ExportPlan.of(files, project).write();
        Set<String> allowed = new HashSet<>();
        new TomlMapper()
                .readTree(Designs.text(files, "deny.toml"))
                .at("/licenses/allow")
                .forEach(l -> allowed.add(l.asString()));
        Chip chip = ShippedCatalogue.get().chip(target).orElseThrow();
        List<String> refused = new ArrayList<>();
        JsonNode packages = metadata(project, chip.rustTarget()).at("/packages");
        for (JsonNode crate : packages) {
            String licence = crate.path("license").asString("");
            if (!crate.path("source").isNull() && !isAllowed(licence, allowed)) {
                refused.add(crate.path("name").asString() + ": " + licence);
            }
        }
        return refused;
    }

    private static JsonNode metadata(Path project, String triple) {
        Ran ran = FirmwareTools.cargo(
                project, triple, "metadata", "--locked", "--format-version", "1", "--filter-platform", triple);
        String json =
                ran.output().lines().filter(l -> l.startsWith("{")).findFirst().orElse("");
        assertTrue(ran.code() == 0 && !json.isEmpty(), project.getFileName() + ": " + ran.output());
        return new JsonMapper().readTree(json);
    }

    /** SPDX without nesting, as crates write it: parts that all have to be allowed, each with a choice. */
    private static boolean isAllowed(String licence, Set<String> allowed) {
        for (String part : licence.replace("(", " ").replace(")", " ").split(" AND ")) {
            boolean any = false;
            for (String choice : part.split(" OR |/")) {
                any |= allowed.contains(choice.strip());
            }
            if (!any) {
                return false;
            }
        }
        return true;
    }
}
