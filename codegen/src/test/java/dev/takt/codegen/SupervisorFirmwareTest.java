package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watchdog that two tasks feed, one every 10 ms, one every 20 ms: on each runtime it is fed when both have been alive, every 20 ms. */
@Tag("firmware")
class SupervisorFirmwareTest {
    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void watchdogIsFedWhenAllHaveBeenAlive(String runtime) throws Exception {
        FirmwareLog log = new TracedFirmware(Qemu.LM3S6965, folder).run(project(runtime, 500));
        List<Long> fed = log.lines().stream()
                .filter(l -> l.event().equals("watchdog-feed"))
                .map(l -> l.ns() / (20 * MS))
                .toList();
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), fed);
    }

    /** {@code slow} hangs in its work, or is not called any more where a loop would hang as a whole: {@code quick} goes on, and feeds nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void watchdogStarvesWhenOneIsNoLongerAlive(String runtime) throws Exception {
        Breakage dead = runtime.equals("bare-metal")
                ? new Breakage("src/takt/time.rs", "shared::SLOW.raise();", "")
                : new Breakage(
                        "src/takt/load.rs",
                        "fn slow(&mut self) {",
                        "fn slow(&mut self) {\n        while core::hint::black_box(true) {}");
        Project project = project(runtime, 500).withName("starved by " + runtime);
        FirmwareLog log = new TracedFirmware(Qemu.LM3S6965, folder).run(dead.in(Designs.files(project)));
        List<String> quick = log.lines().stream()
                .filter(l -> l.context().equals("quick"))
                .map(FirmwareLog.Line::event)
                .toList();
        assertEquals(10, quick.stream().filter("start"::equals).count(), quick.toString());
        assertTrue(log.lines().stream().noneMatch(l -> l.event().equals("watchdog-feed")), log.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void feederThatIsAliveTooSeldomIsRefused(String runtime) {
        Generation generation = Designs.generate(project(runtime, 15));
        assertTrue(generation instanceof Generation.Refused, generation.toString());
        String reason = ((Generation.Refused) generation).reason().text();
        assertTrue(reason.contains("slow") && reason.contains("20 ms"), reason);
    }

    private static Project project(String runtime, long timeoutMs) {
        boolean levels = !runtime.equals("bare-metal");
        Project blank = Project.blank("supervised by " + runtime, "lm3s6965", runtime)
                .withItems(List.of(
                        Watchdog.blank(ItemId.of("dog"), "dog").withTimeoutNs(timeoutMs * MS),
                        feeder("quick", levels ? 2 : 0, 10 * MS),
                        feeder("slow", levels ? 1 : 0, 20 * MS)));
        return blank.withSettings(blank.settings().withRunForNs(100 * MS));
    }

    private static Task feeder(String name, int priority, long periodNs) {
        return Task.blank(ItemId.of(name), name)
                .withPriority(priority)
                .withActivation(new Activation.Periodic(periodNs, 0, 0))
                .withBody(List.of(new Step.Compute(name, MS, MS, Distribution.WORST), new Step.Feed(ItemId.of("dog"))));
    }
}
