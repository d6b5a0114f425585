package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.CalibrationDesign;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.FirmwareLog.Line;
import dev.takt.codegen.trace.Likeness;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A task that sleeps after its work, held against the simulation: it drifts by its own execution where it is alone, and by what delays it beside a periodic one of higher urgency. The rows of the cost table come from a design of
 * another kind.
 */
@Tag("firmware")
class DriftTraceTest {
    private static final long MS = 1_000_000;
    private static final long RUN_NS = 200 * MS;
    private static final long PAUSE_NS = 3 * MS;
    private static final long WORK_NS = 1_300_000;
    /** What lies between two starts at the least. */
    private static final long PERIOD_NS = PAUSE_NS + WORK_NS;
    /** What gaps may differ that are meant to be one. */
    private static final long SAME_NS = 10_000;
    /** What gaps differ at the least where the other one delays. */
    private static final long LATE_NS = 300_000;

    private static final long STACK_BYTES = 512;
    /** Under the rows of the catalogue, which leave out what noting an event costs (half a microsecond). */
    private static final long BOUND_NS = 50_000;
    /** Under the rows of the calibration design. */
    private static final long CALIBRATED_BOUND_NS = 2_000;

    @TempDir
    Path folder;

    /** A pause of Embassy counts from where it begins and not in ticks, so what a row is off adds up from job to job: the calibration design has more tasks for its alarms to look at. */
    @ParameterizedTest
    @CsvSource({"rtic, 0", "embassy, 4000", "bare-metal, 0"})
    void aPauseBehindTheWorkDriftsAsSimulated(String runtime, long moreAJobNs) throws Exception {
        TracedFirmware firmware = new TracedFirmware(Qemu.LM3S6965, folder);
        List<CostOverride> rows = firmware.calibrate(runnable(CalibrationDesign.of("lm3s6965", runtime)));

        LongSummaryStatistics alone = gaps(firmware, rows, moreAJobNs, design("alone", runtime, drifting(0)));
        assertTrue(alone.getMin() >= PERIOD_NS, runtime + " " + alone);
        assertTrue(alone.getMax() - alone.getMin() < SAME_NS, runtime + " " + alone);

        Project two = design("beside", runtime, urgent(), drifting(2 * MS));
        LongSummaryStatistics beside = gaps(firmware, rows, moreAJobNs, two);
        assertTrue(beside.getMax() - beside.getMin() > LATE_NS, runtime + " " + beside);
    }

    /** From one start of the drifting task to the next, in firmware that is as simulated. */
    private static LongSummaryStatistics gaps(
            TracedFirmware firmware, List<CostOverride> rows, long moreAJobNs, Project project) throws Exception {
        FirmwareLog log = firmware.run(project);
        List<Long> starts = log.lines().stream()
                .filter(l -> l.event().equals("start") && l.context().equals("drifting"))
                .map(Line::ns)
                .toList();
        long more = moreAJobNs * starts.size();
        Likeness.assertAlike(project, rows, log, BOUND_NS + more, CALIBRATED_BOUND_NS + more);
        log.assertStackHolds(project);
        return IntStream.range(1, starts.size())
                .mapToLong(i -> starts.get(i) - starts.get(i - 1))
                .summaryStatistics();
    }

    private static Project design(String name, String runtime, Task... tasks) {
        Project project = Project.blank("drift " + name, "lm3s6965", runtime)
                .withItems(List.<Item>of(tasks))
                .withSettings(Settings.DEFAULT.withRunForNs(RUN_NS));
        return runnable(project);
    }

    /** Functions of a superloop have no priorities, and do not wait. */
    private static Project runnable(Project project) {
        return project.runtime().equals("bare-metal") ? BareTraceTest.withoutWaits(project) : project;
    }

    private static Task drifting(long offsetNs) {
        return task("drifting", 1, new Activation.After(PAUSE_NS, offsetNs), WORK_NS);
    }

    /** Ends of the other's pauses fall into its work now and then. */
    private static Task urgent() {
        return task("urgent", 2, new Activation.Periodic(14 * MS, MS, 0), 2_350_000);
    }

    private static Task task(String name, int priority, Activation activation, long ns) {
        Step work = new Step.Compute("work", ns, ns, Distribution.WORST);
        return Task.blank(ItemId.of(name), name)
                .withStackBytes(STACK_BYTES)
                .withPriority(priority)
                .withActivation(activation)
                .withBody(List.of(work));
    }
}
