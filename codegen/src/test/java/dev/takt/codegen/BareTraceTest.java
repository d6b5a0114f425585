package dev.takt.codegen;

import dev.takt.codegen.trace.Calibration;
import dev.takt.codegen.trace.CalibrationDesign;
import dev.takt.codegen.trace.Extra;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Likeness;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.RandomDesigns;
import dev.takt.codegen.trace.Reading;
import dev.takt.codegen.trace.Seen;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Superloops held against the simulation of their designs: the same events in the same order, each at its time. The rows of the cost table come from one design a machine; those compared are others.
 */
@Tag("firmware")
class BareTraceTest {
    private static final long MS = 1_000_000;
    /** Where a call ends so close to a tick that raises flags, order hangs on a fraction of an overhead. */
    private static final long CLOSE_NS = 40_000;
    /** Under the rows of the catalogue, which leave out what noting an event costs (half a microsecond). */
    private static final long BOUND_NS = 50_000;
    /** Under the rows of the calibration design. */
    private static final long CALIBRATED_BOUND_NS = 2_000;
    /** With many functions a loop never sleeps for many ticks, and what a row is off adds up. */
    private static final long LOOKING_BOUND_NS = 150_000;

    private static final long CALIBRATED_LOOKING_BOUND_NS = 8_000;
    private static final int DESIGNS = RandomDesigns.count(10);

    @TempDir
    Path folder;

    @Test
    void randomDesignsRunAsSimulated() throws Exception {
        compare(Qemu.LM3S6965, List.of(), BOUND_NS, CALIBRATED_BOUND_NS);
    }

    /** Looks into queues, signals, values and flags, full queues of each policy, overruns, loops, critical sections and a watchdog. */
    @ParameterizedTest
    @EnumSource
    void designsThatLookRunAsSimulated(Qemu machine) throws Exception {
        compare(machine, Extra.LOOPED, LOOKING_BOUND_NS, CALIBRATED_LOOKING_BOUND_NS);
    }

    private void compare(Qemu machine, List<Extra> extras, long boundNs, long calibratedNs) throws Exception {
        String target = machine.target();
        TracedFirmware firmware = new TracedFirmware(machine, folder);
        List<CostOverride> rows = firmware.calibrate(withoutWaits(CalibrationDesign.of(target, "bare-metal")));
        RandomDesigns random =
                new RandomDesigns(target, "bare-metal", MS, rows, BareTraceTest::withoutWaits).with(extras);
        int compared = 0;
        for (int nth = 0; compared < DESIGNS; nth++) {
            Project project = random.from(RandomDesigns.seed(nth));
            // a masked section that would lose a tick is refused
            boolean refused = Designs.generate(project) instanceof Generation.Refused;
            if (refused || isClose(Calibration.with(project, rows))) {
                continue;
            }
            FirmwareLog log = firmware.run(project);
            Likeness.assertAlike(project, rows, log, boundNs, calibratedNs);
            if (log.stackBytes().isPresent()) {
                log.assertStackHolds(project);
            }
            compared++;
        }
    }

    /** A function of a loop cannot wait. */
    static Project withoutWaits(Project project) {
        List<Item> items = project.items().stream()
                .map(i -> i instanceof Task t ? t.withPriority(0).withBody(looking(t.body())) : i)
                .toList();
        return project.withItems(items);
    }

    /** It looks into a channel, and goes on whether there is something or room. */
    private static List<Step> looking(List<Step> steps) {
        return steps.stream()
                .filter(s -> !(s instanceof Step.Delay))
                .map(BareTraceTest::looking)
                .toList();
    }

    private static Step looking(Step step) {
        return switch (step) {
            case Step.Send send
            when send.timeoutNs().isPresent() || send.channel().equals(Extra.LINE) ->
                new Step.Send(send.channel(), OptionalLong.of(0));
            case Step.Receive receive -> new Step.Receive(receive.channel(), OptionalLong.of(0));
            case Step.Wait wait -> new Step.Wait(wait.signal(), OptionalLong.of(0));
            default ->
                step.withInner(step.inner().stream().map(BareTraceTest::looking).toList());
        };
    }

    private static boolean isClose(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        return Reading.simulated(machine).stream()
                .filter(e -> e.what().equals("complete"))
                .anyMatch(e -> isClose(e, machine));
    }

    private static boolean isClose(Seen end, Machine machine) {
        long tick = (end.ns() + MS / 2) / MS * MS;
        return Math.abs(end.ns() - tick) < CLOSE_NS
                && machine.contexts().stream()
                        .anyMatch(c -> c.activation() instanceof Activation.Periodic p
                                && tick >= p.offsetNs()
                                && (tick - p.offsetNs()) % p.periodNs() == 0);
    }
}
