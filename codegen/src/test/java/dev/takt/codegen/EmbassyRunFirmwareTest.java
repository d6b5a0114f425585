package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.SupportLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Embassy projects with modelled bodies run in QEMU, an instruction 8 ns, against schedules computed by hand without overheads. */
@Tag("firmware")
class EmbassyRunFirmwareTest {
    private static final long MS = 1_000_000;
    /** What the executors' work and noting the events add up to until the last event compared. */
    private static final long LATE_US = 50;

    @TempDir
    Path folder;

    /** An event that a task has noted, in microseconds. */
    private record Event(long us, String what) {
        static Event of(String line) {
            String[] parts = line.split(",", -1);
            return new Event(Long.parseLong(parts[0]) / 1000, (parts[1] + " " + parts[3] + " " + parts[4]).strip());
        }
    }

    /**
     * Three interrupt executors. sampling (400 + 200 us) goes first, then control (1.5 + 0.3 + 0.7 ms) until 3.1 ms, then report, whose collect (2 ms) is preempted at 5 ms by sampling for 0.6 ms and ends at 5.7 ms;
     * copy ends at 6.6 ms, format at 7.6 ms.
     */
    @ParameterizedTest
    @CsvSource({"lm3s6965,lm3s6965evb", "mps2-an385,mps2-an385"})
    @Proves(
            runtime = "embassy",
            level = SupportLevel.RUN,
            targets = {"lm3s6965", "mps2-an385"})
    void interruptExecutorsPreemptAsTheScheduleSays(String target, String machine) throws Exception {
        Project project = Designs.sample("rtic-cortex-m3")
                .withTarget(target)
                .withRuntime("embassy")
                .withName("preempting on " + target);
        List<String> log = run(project, "qemu-system-arm", "-cpu", "cortex-m3", "-machine", machine);
        assertRuns(
                log,
                List.of(
                        new Event(0, "start sampling"),
                        new Event(400, "lock sampling state"),
                        new Event(600, "unlock sampling state"),
                        new Event(600, "complete sampling"),
                        new Event(600, "start control"),
                        new Event(2100, "lock control state"),
                        new Event(2400, "unlock control state"),
                        new Event(3100, "complete control"),
                        new Event(3100, "start report"),
                        new Event(5000, "start sampling"),
                        new Event(5400, "lock sampling state"),
                        new Event(5600, "unlock sampling state"),
                        new Event(5600, "complete sampling"),
                        new Event(5700, "lock report state"),
                        new Event(6600, "unlock report state"),
                        new Event(7600, "complete report"),
                        new Event(10000, "start sampling")));
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
        List<String> log = run(project, "qemu-system-riscv32", "-machine", "virt", "-bios", "none");
        assertRuns(
                log,
                List.of(
                        new Event(0, "start third"),
                        new Event(500, "complete third"),
                        new Event(500, "start second"),
                        new Event(2500, "complete second"),
                        new Event(2500, "start first"),
                        new Event(3500, "complete first"),
                        new Event(4000, "start second"),
                        new Event(6000, "complete second"),
                        new Event(6000, "start third"),
                        new Event(6500, "complete third"),
                        new Event(8000, "start second"),
                        new Event(10000, "complete second")));
    }

    private static Task task(String name, long periodMs, long us) {
        return Task.blank(ItemId.of(name), name)
                .withPriority(0)
                .withActivation(new Activation.Periodic(periodMs * MS, 0, 0))
                .withBody(List.of(new Step.Compute("work", us * 1000, us * 1000, Distribution.WORST)));
    }

    private static void assertRuns(List<String> log, List<Event> expected) {
        List<Event> seen = log.stream().map(Event::of).limit(expected.size()).toList();
        assertEquals(
                expected.stream().map(Event::what).toList(),
                seen.stream().map(Event::what).toList());
        for (int i = 0; i < expected.size(); i++) {
            long late = seen.get(i).us() - expected.get(i).us();
            assertTrue(late >= 0 && late <= LATE_US, seen.get(i) + " expected " + expected.get(i));
        }
        assertTrue(log.getLast().contains(",end,"), log.getLast());
    }

    private List<String> run(Project project, String... machine) throws Exception {
        ExportPlan.of(Designs.files(project), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        String triple = EmbassyBoards.chip(project.target()).rustTarget();
        Ran built = FirmwareTools.cargo(
                folder, triple, "build", "--release", "--locked", "--quiet", "--features", "takt-load,takt-trace");
        assertEquals(0, built.code(), built.output());
        Path elf = Path.of(
                FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"),
                triple,
                "release",
                Designs.design(project).layout().packageName());
        List<String> command = new ArrayList<>(List.of(machine));
        command.addAll(List.of("-display", "none", "-monitor", "none", "-serial", "none"));
        command.addAll(List.of("-semihosting-config", "enable=on,target=native", "-icount", "shift=3,sleep=off"));
        command.addAll(List.of("-kernel", elf.toString()));
        Ran ran = FirmwareTools.run(folder, Map.of(), command);
        assertEquals(0, ran.code(), ran.output());
        return ran.output().lines().filter(l -> l.matches("\\d+,.*")).toList();
    }
}
