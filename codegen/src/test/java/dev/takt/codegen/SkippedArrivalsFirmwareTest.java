package dev.takt.codegen;

import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy to skip overruns drops: arrivals during a job, and none before the first. */
@Tag("firmware")
class SkippedArrivalsFirmwareTest {
    private static final long MS = 1_000_000;
    private static final long US = 1_000;
    private static final long BOUND_NS = 100_000;

    @TempDir
    Path folder;

    /** The first arrival has passed by the time the executor gets to its task. Each job ends in the tick of the next arrival, which is therefore dropped: one job every 10 ms. */
    @ParameterizedTest
    @CsvSource({"LM3S6965, rtic, 3", "LM3S6965, embassy, 3", "VIRT, embassy, 0"})
    void theFirstArrivalHasItsJobAndThoseDuringAJobHaveNone(Qemu machine, String runtime, int priority)
            throws Exception {
        Item late = task("late", priority)
                .withActivation(new Activation.Periodic(5 * MS, 0, 0))
                .withOverrun(Overrun.SKIP)
                .withBody(List.of(work(500), new Step.Delay(3 * MS), work(1_700)));
        Item other = task("other", priority)
                .withActivation(new Activation.Periodic(20 * MS, 0, 0))
                .withBody(List.of(work(100)));
        Project project = design(machine, runtime, List.of(other, late));
        assertRunsAsSimulated(machine, project);
    }

    /** What a more urgent task releases before its executor has polled it once. */
    @Test
    void aReleaseBeforeTheFirstPollHasItsJob() throws Exception {
        Item early = task("early", 3)
                .withActivation(new Activation.Periodic(5 * MS, 0, 0))
                .withBody(List.of(work(100), new Step.Spawn(ItemId.of("released")), work(50)));
        Item released = task("released", 2)
                .withActivation(new Activation.Spawned())
                .withOverrun(Overrun.SKIP)
                .withBody(List.of(work(300)));
        Project project = design(Qemu.LM3S6965, "embassy", List.of(early, released));
        assertRunsAsSimulated(Qemu.LM3S6965, project);
    }

    private void assertRunsAsSimulated(Qemu machine, Project project) throws Exception {
        new TracedFirmware(machine, folder).likeness(project).assertAlike(BOUND_NS, project);
    }

    private static Project design(Qemu machine, String runtime, List<Item> items) {
        return Project.blank("skips", machine.target(), runtime)
                .withItems(items)
                .withSettings(Settings.DEFAULT.withRunForNs(200 * MS));
    }

    private static Task task(String name, int priority) {
        return Task.blank(ItemId.of(name), name).withStackBytes(512).withPriority(priority);
    }

    private static Step work(long us) {
        return new Step.Compute("", us * US, us * US, Distribution.WORST);
    }
}
