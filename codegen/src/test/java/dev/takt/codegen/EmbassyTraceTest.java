package dev.takt.codegen;

import dev.takt.codegen.trace.Calibration;
import dev.takt.codegen.trace.CalibrationDesign;
import dev.takt.codegen.trace.Extra;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Likeness;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.RandomDesigns;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Embassy's firmware on the clocks of ours, held against the simulation of its design: the same events in the same order, each at its time. The rows of the cost table come from one design; the ten compared are others. What is left of a difference is the look at all waiting tasks at an alarm. */
@Tag("firmware")
class EmbassyTraceTest {
    private static final long MS = 1_000_000;
    private static final int DESIGNS = RandomDesigns.count(10);
    /** Under the rows of the catalogue, which leave out the executor's work and what noting an event costs. */
    private static final long BOUND_NS = RandomDesigns.bound(50_000, 100_000);
    /** Under the rows of the calibration design. */
    private static final long CALIBRATED_BOUND_NS = RandomDesigns.bound(2_000, 4_000);
    /** Where tasks wait, a busy stretch holds more of what the rows do not know: alarms of waits that have ended before, and wakes that find nothing. */
    private static final long WAITING_BOUND_NS = RandomDesigns.bound(100_000, 250_000);

    private static final long CALIBRATED_WAITING_BOUND_NS = RandomDesigns.bound(10_000, 15_000);

    /** What a start takes, and a poll that finds nothing but another's turn, no row knows either. */
    private static final long CALIBRATED_TURNS_BOUND_NS = 40_000;

    @TempDir
    Path folder;

    @Test
    void randomDesignsRunAsSimulated() throws Exception {
        TracedFirmware firmware = new TracedFirmware(Qemu.LM3S6965, folder);
        Project calibration = CalibrationDesign.calling("lm3s6965", "embassy");
        firmware.likeness(calibration).assertAlike(BOUND_NS, calibration);
        List<CostOverride> rows = firmware.calibrate(calibration);
        RandomDesigns designs = new RandomDesigns("lm3s6965", "embassy", MS, rows);
        for (int i = 0; i < DESIGNS; i++) {
            Project project = designs.fromUnderBoth(RandomDesigns.seed(i));
            FirmwareLog log = firmware.run(project);
            log.assertStackHolds(project);
            TracedFirmware.likeness(project, log).assertAlike(BOUND_NS, project);
            TracedFirmware.likeness(Calibration.with(project, rows), log).assertAlike(CALIBRATED_BOUND_NS, project);
        }
    }

    /** Timeouts, signals, senders that wait, overruns, loops, critical sections and a watchdog. */
    @ParameterizedTest
    @EnumSource
    void designsThatWaitRunAsSimulated(Qemu machine) throws Exception {
        List<Extra> extras = new ArrayList<>(Extra.MOST);
        extras.add(Extra.ROOM);
        compare(machine, extras, CALIBRATED_WAITING_BOUND_NS);
    }

    /** Jobs that give way, run once at the start, are asked for too often, sleep after their work or with a lock. */
    @ParameterizedTest
    @EnumSource
    void tasksThatTakeTurnsRunAsSimulated(Qemu machine) throws Exception {
        List<Extra> extras = new ArrayList<>(Extra.TURNS);
        extras.add(Extra.HELD);
        extras.add(Extra.POLICIES);
        compare(machine, extras, CALIBRATED_TURNS_BOUND_NS);
    }

    private void compare(Qemu machine, List<Extra> extras, long calibrated) throws Exception {
        UnaryOperator<Project> adapted = machine == Qemu.VIRT ? EmbassyTraceTest::flat : UnaryOperator.identity();
        TracedFirmware firmware = new TracedFirmware(machine, folder);
        List<CostOverride> rows = firmware.calibrate(adapted.apply(CalibrationDesign.of(machine.target(), "embassy")));
        RandomDesigns designs = new RandomDesigns(machine.target(), "embassy", MS, rows, adapted).with(extras);
        for (int i = 0; i < DESIGNS; i++) {
            Project project = designs.fromUnderBoth(RandomDesigns.seed(i));
            FirmwareLog log = firmware.run(project);
            log.assertStackHolds(project);
            Likeness.assertAlike(project, rows, log, WAITING_BOUND_NS, calibrated);
        }
    }

    @Test
    void interruptExecutorsRunAsSimulatedAtAnotherClock() throws Exception {
        Project project = CalibrationDesign.of("mps2-an385", "embassy");
        TracedFirmware firmware = new TracedFirmware(Qemu.AN385, folder);
        firmware.likeness(project).assertAlike(BOUND_NS, project);
    }

    /** All in the thread executor, which polls what was woken together newest first. */
    @Test
    void oneThreadExecutorRunsAsSimulated() throws Exception {
        Project project = flat(CalibrationDesign.of("riscv-virt", "embassy"));
        TracedFirmware firmware = new TracedFirmware(Qemu.VIRT, folder);
        firmware.likeness(project).assertAlike(BOUND_NS, project);
    }

    /** Tickers of different periods and delays whose ends coincide: the timer queue decides who is polled first. */
    @Test
    void tasksThatOneAlarmWakesRunInTheOrderInWhichTheyArmedTheirTimers() throws Exception {
        for (Qemu machine : List.of(Qemu.LM3S6965, Qemu.VIRT)) {
            TracedFirmware firmware = new TracedFirmware(machine, folder);
            RandomDesigns designs =
                    new RandomDesigns(machine.target(), "embassy", MS, List.of(), EmbassyTraceTest::flat);
            for (int i = 0; i < RandomDesigns.count(5); i++) {
                Project project = designs.from(RandomDesigns.seed(i) + 500_000);
                firmware.likeness(project).assertAlike(BOUND_NS, project);
            }
        }
    }

    /** The late one sleeps over its next arrival and ends with a task of its executor waiting, which is not let in between: a ticker with its next release at hand does not give way. */
    @ParameterizedTest
    @EnumSource(
            value = Overrun.class,
            names = {"QUEUE", "MERGE"})
    void whoIsLateGoesOnAtOnceWhateverItsOverruns(Overrun overrun) throws Exception {
        Task late = task("late", 4, 1)
                .withOverrun(overrun)
                .withBody(List.of(work(1_000_000), new Step.Delay(3 * MS), work(1_500_000)));
        Task other = task("other", 20, 5).withBody(List.of(work(200_000)));
        for (Qemu machine : List.of(Qemu.LM3S6965, Qemu.VIRT)) {
            Project project = Project.blank("late " + overrun, machine.target(), "embassy")
                    .withItems(List.of(late, other))
                    .withSettings(Settings.DEFAULT.withRunForNs(100 * MS));
            new TracedFirmware(machine, folder).likeness(project).assertAlike(WAITING_BOUND_NS, project);
        }
    }

    private static Task task(String name, long periodMs, long offsetMs) {
        return Task.blank(ItemId.of(name), name)
                .withStackBytes(512)
                .withActivation(new Activation.Periodic(periodMs * MS, offsetMs * MS, 0));
    }

    private static Step work(long ns) {
        return new Step.Compute("work", ns, ns, Distribution.WORST);
    }

    static Project flat(Project project) {
        return project.withItems(project.items().stream()
                .map(i -> i instanceof Task task ? task.withPriority(0) : i)
                .toList());
    }
}
