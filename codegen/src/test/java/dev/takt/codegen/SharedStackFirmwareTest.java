package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stack that a runtime takes for itself is counted: a task that declares none and does next to nothing stays within it. */
@Tag("firmware")
class SharedStackFirmwareTest {
    private static final long MS = 1_000_000;
    /** As docs/layouts.md has it. */
    private static final long MOST_SEEN = 248;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "LM3S6965, rtic",
        "AN385, rtic",
        "LM3S6965, embassy",
        "AN385, embassy",
        "VIRT, embassy",
        "LM3S6965, bare-metal",
        "AN385, bare-metal",
        "VIRT, bare-metal"
    })
    void whatARuntimeTakesIsCounted(Qemu machine, String runtime) throws Exception {
        Task task = Task.blank(ItemId.of("task"), "task")
                .withActivation(new Activation.Periodic(5 * MS, 0, 0))
                .withStackBytes(0)
                .withBody(List.of(new Step.Compute("work", MS, MS, Distribution.WORST)));
        Project project = Project.blank("stack", machine.target(), runtime).withItems(List.of(task));
        Project brief = project.withSettings(project.settings().withRunForNs(20 * MS));
        FirmwareLog log = new TracedFirmware(machine, folder).run(brief);
        log.assertStackHolds(brief);
        long seen = log.stackBytes().orElseThrow();
        assertTrue(seen <= MOST_SEEN, runtime + " on " + machine + ": " + seen);
        // the seen ones are less than what is counted for the runtime alone
        long counted = Designs.design(brief).memory().ram().stream()
                .mapToLong(RamRegion::sharedStackBytes)
                .max()
                .orElseThrow();
        assertTrue(counted >= 256, runtime + " on " + machine + ": " + counted);
    }
}
