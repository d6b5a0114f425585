package dev.takt.codegen;

import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Planned;
import dev.takt.codegen.trace.Qemu;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.SupportLevel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Embassy projects with modelled bodies run in QEMU, an instruction 8 ns, against schedules computed by hand without overheads. */
@Tag("firmware")
class EmbassyRunFirmwareTest {
    private static final long MS = 1_000_000;
    /** What the executors' work and noting the events add up to until the last event compared. */
    private static final long LATE_US = 50;

    @TempDir
    Path folder;

    /**
     * Three interrupt executors. sampling (400 + 200 us) goes first, then control (1.5 + 0.3 + 0.7 ms) until 3.1 ms, then report, whose collect (2 ms) is preempted at 5 ms by sampling for 0.6 ms and ends at 5.7 ms;
     * copy ends at 6.6 ms, format at 7.6 ms.
     */
    @ParameterizedTest
    @EnumSource(names = {"LM3S6965", "AN385"})
    @Proves(
            runtime = "embassy",
            level = SupportLevel.RUN,
            targets = {"lm3s6965", "mps2-an385"})
    void interruptExecutorsPreemptAsTheScheduleSays(Qemu machine) throws Exception {
        Project project = Designs.sample("rtic-cortex-m3")
                .withTarget(machine.target())
                .withRuntime("embassy")
                .withName("preempting on " + machine.target());
        Planned.assertBegins(run(project, machine), LATE_US, Planned.CORTEX_M3_SAMPLE);
    }

    /**
     * One thread executor: who was woken together is polled newest first, so the last of three tasks begins; nobody preempts. The third comes again at 5 ms while the second, which came again at 4 ms and
     * takes 2 ms, runs: it waits until 6 ms.
     */
    @Test
    @Proves(runtime = "embassy", level = SupportLevel.RUN, targets = "riscv-virt")
    void threadExecutorPollsTheNewestFirst() throws Exception {
        Project project = Project.blank("polling on riscv-virt", "riscv-virt", "embassy")
                .withItems(List.of(task("first", 20, 1_000), task("second", 4, 2_000), task("third", 5, 500)));
        project = project.withSettings(project.settings().withRunForNs(20 * MS));
        Planned.assertBegins(
                run(project, Qemu.VIRT),
                LATE_US,
                List.of(
                        new Planned(0, "start third"),
                        new Planned(500, "complete third"),
                        new Planned(500, "start second"),
                        new Planned(2500, "complete second"),
                        new Planned(2500, "start first"),
                        new Planned(3500, "complete first"),
                        new Planned(4000, "start second"),
                        new Planned(6000, "complete second"),
                        new Planned(6000, "start third"),
                        new Planned(6500, "complete third"),
                        new Planned(8000, "start second"),
                        new Planned(10000, "complete second")));
    }

    private static Task task(String name, long periodMs, long us) {
        return Task.blank(ItemId.of(name), name)
                .withPriority(0)
                .withActivation(new Activation.Periodic(periodMs * MS, 0, 0))
                .withBody(List.of(new Step.Compute("work", us * 1000, us * 1000, Distribution.WORST)));
    }

    private FirmwareLog run(Project design, Qemu machine) throws Exception {
        ExportedProject project = ExportedProject.of(design, folder);
        return FirmwareLog.of(machine.run(project.build("takt-load", "takt-trace")));
    }
}
