package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.trace.CalibrationDesign;
import dev.takt.codegen.trace.Extra;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Likeness;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.RandomDesigns;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.SupportLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * RTIC's firmware held against its design: RTIC computes the ceilings and priorities of {@code projects.machine}; and against the simulation: the same events in the same order, each at its time. The rows of the cost table come from one design; the ten compared are
 * others. What is left of a difference is how far RTIC's timer queue has to be gone through, which depends on how many wait in it.
 */
@Tag("firmware")
class RticTraceTest {
    private static final long MS = 1_000_000;
    private static final int DESIGNS = RandomDesigns.count(10);
    /** Under the rows of the catalogue, which leave out what noting an event costs (half a microsecond). */
    private static final long BOUND_NS = RandomDesigns.bound(50_000, 100_000);
    /** Under the rows of the calibration design. */
    private static final long CALIBRATED_BOUND_NS = RandomDesigns.bound(2_000, 4_000);
    /** Where tasks wait, a busy stretch holds more of what the rows do not know: who registers a waker, and takes it away again. */
    private static final long WAITING_BOUND_NS = RandomDesigns.bound(100_000, 250_000);

    private static final long CALIBRATED_WAITING_BOUND_NS = RandomDesigns.bound(4_000, 6_000);

    /** What the start takes no row knows either. */
    private static final long CALIBRATED_TURNS_BOUND_NS = 12_000;

    @TempDir
    Path folder;

    @Test
    void randomDesignsRunAsSimulated() throws Exception {
        compare(Qemu.LM3S6965, List.of());
    }

    /** Timeouts, signals, overruns, loops, critical sections and a watchdog. */
    @Test
    void designsThatWaitRunAsSimulated() throws Exception {
        compare(Qemu.LM3S6965, Extra.MOST);
    }

    /** Senders that wait for room, with and without a limit: an awaited send of rtic-sync takes several times what it takes to try. */
    @Test
    void sendersThatWaitRunAsSimulated() throws Exception {
        compare(Qemu.LM3S6965, List.of(Extra.ROOM));
    }

    /** Jobs that give way, run once at the start, are asked for too often, or sleep after their work. */
    @Test
    void tasksThatTakeTurnsRunAsSimulated() throws Exception {
        compare(Qemu.LM3S6965, Extra.TURNS, CALIBRATED_TURNS_BOUND_NS);
    }

    @Test
    @Proves(runtime = "rtic", level = SupportLevel.RUN, targets = "mps2-an385")
    void chipWithoutADeviceCrateRunsAsSimulated() throws Exception {
        compare(Qemu.AN385, Extra.MOST);
    }

    /** What has come before their first turn they do in that turn, in the order of their names: nobody is late there. */
    @Test
    void whoeverIsDueBeforeItsFirstTurnHasItByName() throws Exception {
        ItemId line = ItemId.of("line");
        List<Item> items = List.of(
                Channel.blank(line, "line").withCapacity(2).withFull(FullPolicy.DROP_NEWEST),
                task("opens", 2, new Activation.Startup())
                        .withBody(List.of(work(700), new Step.Send(line, OptionalLong.empty()), work(700))),
                task("beat", 1, new Activation.Periodic(5 * MS, MS, 0)).withBody(List.of(work(300))),
                task("reads", 1, new Activation.On(line)).withBody(List.of(work(200))),
                task("writes", 1, new Activation.Periodic(5 * MS, 3 * MS, 0))
                        .withBody(List.of(work(100), new Step.Send(line, OptionalLong.empty()), work(100))),
                task("zero", 1, new Activation.Startup()).withBody(List.of(work(100))));
        Project blank = Project.blank("first turns", "lm3s6965", "rtic").withItems(items);
        Project project = blank.withSettings(blank.settings().withRunForNs(60 * MS));
        new TracedFirmware(Qemu.LM3S6965, folder).likeness(project).assertAlike(BOUND_NS, project);
    }

    private static Task task(String name, int priority, Activation activation) {
        return Task.blank(ItemId.of(name), name)
                .withStackBytes(512)
                .withPriority(priority)
                .withActivation(activation);
    }

    private static Step work(long us) {
        return new Step.Compute("work", us * 1_000, us * 1_000, Distribution.WORST);
    }

    private void compare(Qemu machine, List<Extra> extras) throws Exception {
        compare(machine, extras, extras.isEmpty() ? CALIBRATED_BOUND_NS : CALIBRATED_WAITING_BOUND_NS);
    }

    private void compare(Qemu machine, List<Extra> extras, long calibrated) throws Exception {
        String target = machine.target();
        TracedFirmware firmware = new TracedFirmware(machine, folder);
        List<CostOverride> rows = firmware.calibrate(
                extras.contains(Extra.ROOM)
                        ? CalibrationDesign.sending(target, "rtic")
                        : CalibrationDesign.of(target, "rtic"));
        RandomDesigns designs = new RandomDesigns(target, "rtic", MS, rows).with(extras);
        long bound = extras.isEmpty() ? BOUND_NS : WAITING_BOUND_NS;
        for (int i = 0; i < DESIGNS; i++) {
            Project project = designs.fromUnderBoth(RandomDesigns.seed(i));
            FirmwareLog log = firmware.run(project);
            assertEquals(
                    RticExpansion.designed(project), RticExpansion.of(TracedFirmware.named(project)), project.name());
            Likeness.assertAlike(project, rows, log, bound, calibrated);
            log.assertStackHolds(project);
        }
    }
}
