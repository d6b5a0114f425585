package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A design has one entry point, whatever its items are called and however many of them start with it: it belongs to the generator, and no item can claim it. */
class EntryPointsTest {
    private static final List<String> NAMES = List.of(
            "main", "start", "_start", "Reset", "app", "app_main", "DefaultHandler", "init", "entry", "__pre_init");
    private static final Pattern ENTRY =
            Pattern.compile("^#\\[(entry|\\w+::entry|\\w+::main|rtic::app\\b.*)]?", Pattern.MULTILINE);
    private static final Pattern SYMBOL = Pattern.compile("export_name\\s*=\\s*\"(main|_start|Reset|app_main)\"");

    @Test
    void everyProjectHasOneEntryPointWhateverItsItemsAreCalled() {
        int projects = 0;
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (Support row : runtime.support()) {
                for (String sample : List.of("rtic-cortex-m3", "motor-control", "esp32s3-sensor-node")) {
                    Project project = claiming(Designs.sample(sample))
                            .withRuntime(runtime.id())
                            .withTarget(row.target());
                    if (row.isGenerated()
                            && Designs.hasFirmware(row.target())
                            && Machine.of(project, ShippedCatalogue.get()).isPresent()
                            && Designs.generate(project) instanceof Generation.Generated made) {
                        projects++;
                        check(made.files(), runtime.id() + " on " + row.target() + ", " + sample);
                    }
                }
            }
        }
        assertTrue(projects > 10, projects + " projects");
    }

    private static void check(List<GeneratedFile> files, String where) {
        List<String> entries = new ArrayList<>();
        for (GeneratedFile file : files) {
            // a boot loader is an image of its own, build scripts run on the host
            boolean ofTheImage = file.path().endsWith(".rs") && file.path().startsWith("src/");
            if (ofTheImage) {
                ENTRY.matcher(file.text()).results().forEach(m -> entries.add(file.path() + ": " + m.group()));
                assertTrue(!SYMBOL.matcher(file.text()).find(), () -> where + ": " + file.path() + " exports a symbol");
            }
        }
        assertEquals(1, entries.size(), where + ": " + entries);
    }

    /** The tasks of a design under names that something else in an image has, all but those that wait for an event started with it. */
    private static Project claiming(Project project) {
        Project claiming = project;
        int next = 0;
        for (Task task : project.all(Task.class)) {
            Task named = task.withName(NAMES.get(next++ % NAMES.size()));
            claiming = claiming.withItem(
                    task.activation() instanceof Activation.Periodic
                            ? named.withActivation(new Activation.Startup()).withPriority(task.priority())
                            : named);
        }
        return claiming;
    }
}
