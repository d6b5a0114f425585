package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.Reading;
import dev.takt.codegen.trace.Seen;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Designs of everything there is come to their end as firmware, and what begins in a simulation by itself begins there too. {@code -Dtakt.seed} begins elsewhere,
 * {@code -Dtakt.designs} runs more.
 */
@Tag("firmware")
class RandomRunsFirmwareTest {
    private static final long MS = 1_000_000;
    private static final long RUN_NS = 60 * MS;
    /** What begins just before the end of a run may not be in both. */
    private static final long SURELY_NS = 55 * MS;

    private static final int SECONDS = 30;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rtic, LM3S6965",
        "rtic, AN385",
        "embassy, LM3S6965",
        "embassy, AN385",
        "embassy, VIRT",
        "bare-metal, LM3S6965",
        "bare-metal, AN385",
        "bare-metal, VIRT"
    })
    void whatBeginsInASimulationBeginsInFirmware(String runtime, Qemu machine) throws Exception {
        EveryStep kind = new EveryStep(runtime, machine.target());
        long seed = Long.getLong("takt.seed", 1);
        for (int left = Integer.getInteger("takt.designs", 1); left > 0; seed++) {
            seed = RandomProjects.nextSeed(kind, seed);
            Project project = RandomProjects.of(kind, seed).orElseThrow();
            // without a task that comes again nothing asks whether the run is over
            if (project.all(Task.class).stream().anyMatch(t -> comesAgain(t.activation()))) {
                Project run = project.withSettings(
                        project.settings().withRunForNs(RUN_NS).withLogging(Logging.LOG));
                Set<String> missing = simulated(run);
                String output = output(run, machine);
                // of a log that was too short nothing is known but that the run came to its end
                if (!output.contains(",overflow,")) {
                    missing.removeAll(begun(Reading.noted(FirmwareLog.of(output)), s -> true));
                    assertEquals(Set.of(), missing, kind + ", seed " + seed);
                }
                left--;
            }
        }
    }

    private String output(Project project, Qemu machine) throws Exception {
        Path place = Files.createTempDirectory(folder, "firmware");
        String triple = ExportedProject.triple(machine.target());
        Path elf = ExportedProject.of(Designs.files(TracedFirmware.named(project)), triple, place)
                .build("takt-load", "takt-trace");
        Ran ran = machine.runAtMost(elf, SECONDS);
        assertEquals(0, ran.code(), project.name() + ": " + ran.output());
        return ran.output();
    }

    private static Set<String> simulated(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        Set<String> byThemselves = project.all(Task.class).stream()
                .filter(t -> comesAgain(t.activation()) || t.activation() instanceof Activation.Startup)
                .map(t -> t.id().value())
                .collect(Collectors.toSet());
        return begun(Reading.simulated(machine), s -> s.ns() < SURELY_NS && byThemselves.contains(s.context()));
    }

    private static Set<String> begun(List<Seen> events, Predicate<Seen> counted) {
        return events.stream()
                .filter(s -> s.what().equals("start") && counted.test(s))
                .map(Seen::context)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean comesAgain(Activation activation) {
        return activation instanceof Activation.Periodic || activation instanceof Activation.After;
    }
}
