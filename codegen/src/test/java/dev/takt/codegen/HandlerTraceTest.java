package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.CalibrationDesign;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Handlers;
import dev.takt.codegen.trace.Likeness;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.RandomDesigns;
import dev.takt.codegen.trace.Stand;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Firmware of designs with interrupt handlers, held against their simulation: the same events in the same order, each at its time, the first of each handler at its latency after an arrival that a timer of the machine makes. The rows of the
 * cost table come from one design; those compared are others.
 */
@Tag("firmware")
class HandlerTraceTest {
    private static final long MS = 1_000_000;
    /** Under the rows of the catalogue, which leave out what noting an event costs. */
    private static final long BOUND_NS = 50_000;
    /** Under the rows of the calibration design. */
    private static final long CALIBRATED_BOUND_NS = RandomDesigns.bound(2_500, 4_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "LM3S6965, rtic, 4",
        "LM3S6965, embassy, 4",
        "LM3S6965, bare-metal, 4",
        "AN385, rtic, 2",
        "AN385, embassy, 2",
        "AN385, bare-metal, 2",
        "VIRT, bare-metal, 3"
    })
    void designsWithHandlersRunAsSimulated(Qemu machine, String runtime, int designs) throws Exception {
        String target = machine.target();
        boolean loop = runtime.equals("bare-metal");
        UnaryOperator<Project> adapted = loop ? BareTraceTest::withoutWaits : UnaryOperator.identity();
        TracedFirmware firmware = new TracedFirmware(machine, folder);
        Stand stand = new Stand(machine, runtime);
        Handlers handlers = new Handlers(stand);
        Project calibration = handlers.calibration(adapted.apply(CalibrationDesign.of(target, runtime)));
        List<CostOverride> rows = firmware.calibrate(calibration, stand);
        RandomDesigns random = new RandomDesigns(target, runtime, MS, rows, p -> handlers.with(adapted.apply(p)));
        long nested = 0;
        int compared = 0;
        for (int nth = 0; compared < RandomDesigns.count(designs); nth++) {
            Project project = random.fromUnderBoth(RandomDesigns.seed(nth));
            // a masked section that would lose a tick is refused
            if (Designs.generate(project) instanceof Generation.Refused) {
                continue;
            }
            FirmwareLog log = firmware.run(project, stand);
            Likeness.assertAlike(project, rows, log, BOUND_NS, CALIBRATED_BOUND_NS);
            nested += Handlers.nested(project);
            compared++;
        }
        assertTrue(nested > 0 || machine == Qemu.VIRT, "no handler preempts another");
    }
}
