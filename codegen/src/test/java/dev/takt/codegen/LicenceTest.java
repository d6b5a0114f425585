package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.FlashPlan;
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

/** Every set of pins, with updates and their boot loader too where there are some: its lock file is the one of its manifest, and each crate it locks, linked or not, can be had under a licence of {@code deny.toml}. */
@Tag("firmware")
class LicenceTest {
    @TempDir
    Path folder;

    @Test
    void everyLockedCrateHasALicenceOnTheList() throws Exception {
        Set<String> locks = new HashSet<>();
        Set<String> refused = new TreeSet<>();
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (Support row : runtime.support()) {
                if (row.isGenerated()) {
                    Project design = Project.blank("licences", row.target(), runtime.id());
                    refused.addAll(refused(design, locks));
                    refused.addAll(refused(design.withSettings(design.settings().withHeapBytes(1024)), locks));
                    refused.addAll(refused(design.withFlash(FlashPlan.NONE.withScheme("embassy-boot")), locks));
                }
            }
        }
        assertEquals(Set.of(), refused);
        assertTrue(locks.size() > 30, locks.size() + " lock files were looked at");
    }

    /** Of a design that is generated, and of the boot loader beside it; each lock file once. */
    private List<String> refused(Project design, Set<String> locks) throws Exception {
        if (!(Designs.generate(design) instanceof Generation.Generated(var files))) {
            return List.of();
        }
        Path project = folder.resolve(design.runtime() + "-" + design.target() + locks.size());
        ExportPlan.of(files, project).write();
        Set<String> allowed = new HashSet<>();
        new TomlMapper()
                .readTree(Designs.text(files, "deny.toml"))
                .at("/licenses/allow")
                .forEach(l -> allowed.add(l.asString()));
        Chip chip = ShippedCatalogue.get().chip(design.target()).orElseThrow();
        List<String> refused = new ArrayList<>();
        for (GeneratedFile lock : files) {
            if (lock.path().endsWith("Cargo.lock") && locks.add(lock.text())) {
                Path of = project.resolve(lock.path()).getParent();
                refused.addAll(refused(of, lock.text(), chip.rustTarget(), allowed));
            }
        }
        return refused;
    }

    private static List<String> refused(Path project, String lock, String triple, Set<String> allowed) {
        List<String> refused = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (JsonNode crate : metadata(project, triple).at("/packages")) {
            String licence = crate.path("license").asString("");
            seen.add(crate.path("name").asString() + " " + crate.path("version").asString());
            if (!crate.path("source").isNull() && !isAllowed(licence, allowed)) {
                refused.add(crate.path("name").asString() + ": " + licence);
            }
        }
        Set<String> locked = new TreeSet<>();
        for (JsonNode crate : new TomlMapper().readTree(lock).at("/package")) {
            locked.add(
                    crate.path("name").asString() + " " + crate.path("version").asString());
        }
        locked.removeAll(seen);
        assertEquals(Set.of(), locked, project.getFileName() + ": locked, and nothing is known of them");
        return refused;
    }

    /** Of all crates, whatever the platform and the features. */
    private static JsonNode metadata(Path project, String triple) {
        Ran ran =
                FirmwareTools.cargo(project, triple, "metadata", "--locked", "--format-version", "1", "--all-features");
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
