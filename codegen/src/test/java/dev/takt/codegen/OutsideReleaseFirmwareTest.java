package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.Qemu;
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

/** A task that nothing in the design releases is released by the expression that {@code DESIGN.md} names, here in {@code setup}; in QEMU it runs once. */
@Tag("firmware")
class OutsideReleaseFirmwareTest {
    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rtic, 1, crate::app::evt::spawn()",
        "embassy, 0, crate::EVT_RELEASE.try_send(())",
        "bare-metal, 0, crate::takt::shared::EVT.raise()"
    })
    void userReleasesATaskByWhatTheDesignPageSays(String runtime, int priority, String release) throws Exception {
        Task event = Task.blank(ItemId.of("evt"), "evt")
                .withPriority(priority)
                .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                .withBody(List.of(new Step.Compute("work", MS, MS, Distribution.WORST)));
        // what is noted behind the end of the run ends it
        Task beat = Task.blank(ItemId.of("beat"), "beat")
                .withPriority(priority)
                .withActivation(new Activation.Periodic(10 * MS, 0, 0));
        Project blank = Project.blank("outside " + runtime, "lm3s6965", runtime).withItems(List.of(event, beat));
        Project design = blank.withSettings(blank.settings().withRunForNs(50 * MS));
        String page = Designs.text(Designs.files(design), "DESIGN.md");
        assertTrue(page.contains("Your code releases it when its event occurs: `" + release + "`."), page);

        ExportedProject project = ExportedProject.of(design, folder);
        String value = runtime.equals("bare-metal") ? "" : ".expect(\"it waits\")";
        project.begin(release + value + ";");
        String log = Qemu.LM3S6965.run(project.build("takt-trace"));
        assertEquals(
                1, log.lines().filter(l -> l.matches("\\d+,complete,0,evt,,.*")).count(), log);
    }
}
