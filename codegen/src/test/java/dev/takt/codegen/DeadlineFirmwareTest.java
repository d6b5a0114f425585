package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.trace.Qemu;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Firmware that watches its own deadlines, in QEMU. Every 10 ms {@code fast} works for 2 ms and releases {@code child}, which works for 1 ms against a deadline of half of one; every 20 ms {@code slow} works for
 * 4 ms behind both: it ends after 2 + 1 + 4 = 7 ms, with a deadline of 5 ms.
 */
@Tag("firmware")
class DeadlineFirmwareTest {
    private static final long US = 1_000;
    private static final long MS = 1_000_000;

    /** How long firmware takes for itself. */
    private static final long OVERHEAD_NS = 100 * US;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"rtic, 3", "embassy, 3", "bare-metal, 2"})
    void missesAndWorstResponsesAreThoseOfTheSchedule(String runtime, long fastMs) throws Exception {
        ExportedProject project = ExportedProject.of(project(runtime), folder);
        String log = Qemu.LM3S6965.run(project.build("takt-load", "takt-trace", "takt-deadlines"));
        assertEquals(0, row(log, "misses", "fast"), log);
        assertEquals(10, row(log, "misses", "child"), log);
        assertEquals(5, row(log, "misses", "slow"), log);
        assertNear(fastMs * MS, row(log, "worst-response", "fast"));
        assertNear(MS, row(log, "worst-response", "child"));
        assertNear(7 * MS, row(log, "worst-response", "slow"));
    }

    /**
     * A pause of 20 ms behind each job of 2 ms: no job is late for its deadline of 5 ms. RTIC and the superloop count it in ticks of 1 ms, and it is never shorter than asked: it may be a tick longer, which counts as the delay
     * of the release.
     */
    @ParameterizedTest
    @CsvSource({"rtic, 3", "embassy, 2", "bare-metal, 3"})
    void pauseBehindAJobIsNoPartOfIt(String runtime, long responseMs) throws Exception {
        Project blank = Project.blank("pauses " + runtime, "lm3s6965", runtime)
                .withItems(List.of(task("again", 0, 2 * MS, 5 * MS, new Activation.After(20 * MS, 0))
                        .withPriority(runtime.equals("rtic") ? 1 : 0)));
        Project design = blank.withSettings(blank.settings().withRunForNs(100 * MS));
        String log = Qemu.LM3S6965.run(
                ExportedProject.of(design, folder).build("takt-load", "takt-trace", "takt-deadlines"));
        assertEquals(0, row(log, "misses", "again"), log);
        assertNear(responseMs * MS, row(log, "worst-response", "again"));
    }

    @Test
    void lateJobIsToldToTheHook() throws Exception {
        ExportedProject project = ExportedProject.of(project("bare-metal").withName("hook of bare metal"), folder);
        project.begin("""
                use crate::takt::trace::{Task, deadline};
                deadline::on_deadline_missed(|task, response| {
                    assert!(matches!(task, Task::Slow));
                    log::warn!("late: {} ms", response.as_millis());
                });
                """);
        Path slow = folder.resolve("src/bodies/slow.rs");
        String idle = Files.readString(slow);
        String busy = idle.replaceFirst("\\) \\{}", ") { cortex_m::asm::delay(375_000); }");
        Files.writeString(slow, busy);
        String log = Qemu.LM3S6965.run(project.build("log", "takt-trace", "takt-deadlines"));
        assertEquals(5, log.lines().filter(l -> l.endsWith("late: 6 ms")).count(), log);
    }

    @Test
    void withoutTheFeatureNothingIsLinked() throws Exception {
        ExportedProject project = ExportedProject.of(project("rtic").withName("unwatched"), folder);
        List<String> off = Elf32.symbols(project.build("takt-load"));
        assertTrue(off.stream().noneMatch(s -> s.contains("deadline")), off.toString());
        List<String> on = Elf32.symbols(project.build("takt-load", "takt-deadlines"));
        assertTrue(on.stream().anyMatch(s -> s.contains("deadline")), on.toString());
    }

    /** The 32 bits of RTIC's ticks of 1 ms are used up after 2^32 ms; the code for that runs here, on the host, because no run lasts 49.7 days. */
    @Test
    void timesAreToldApartAcrossTheEndOfTheTicks() throws Exception {
        String clock = Designs.text(Designs.files(project("rtic")), "src/takt/trace/clock.rs");
        int begin = clock.indexOf("/// Nanoseconds after which the counts begin anew.");
        String since = clock.substring(begin, clock.indexOf("\n}\n", begin) + 3);
        String main = """
                fn main() {
                    assert_eq!(ROUND, 4_294_967_296 * 1_000_000);
                    assert_eq!(since(5, 7), 2);
                    assert_eq!(since(7, 5), 0, "before it");
                    assert_eq!(since(ROUND - 3_000_000, 2_000_000), 5_000_000, "released in the last ticks");
                    assert_eq!(since(2_000_000, ROUND - 3_000_000), 0);
                    assert_eq!(since(ROUND + 1_000_000, 3_000_000), 2_000_000, "due behind a pause");
                }
                """;
        Path file = Files.writeString(folder.resolve("since.rs"), since + main);
        Ran built = FirmwareTools.run(
                folder, Map.of(), List.of(FirmwareTools.env("TAKT_RUSTC"), "-Copt-level=0", file.toString()));
        assertEquals(0, built.code(), built.output());
        Ran ran = FirmwareTools.run(
                folder, Map.of(), List.of(folder.resolve("since").toString()));
        assertEquals(0, ran.code(), ran.output());
        String wide = Designs.text(Designs.files(project("embassy")), "src/takt/trace/clock.rs");
        assertTrue(!wide.contains("ROUND"), "64 bits");
    }

    private static Project project(String runtime) {
        boolean levels = !runtime.equals("bare-metal");
        Overrun overrun = levels ? Overrun.RUNTIME : Overrun.MERGE;
        Project blank = Project.blank("deadlines " + runtime, "lm3s6965", runtime)
                .withItems(List.of(
                        task("fast", levels ? 2 : 0, 2 * MS, 5 * MS, new Activation.Periodic(10 * MS, 0, 0))
                                .withBody(List.of(compute(2 * MS), new Step.Spawn(ItemId.of("child")))),
                        task("child", levels ? 3 : 0, MS, 500 * US, new Activation.Spawned())
                                .withOverrun(overrun),
                        task("slow", levels ? 1 : 0, 4 * MS, 5 * MS, new Activation.Periodic(20 * MS, 0, 0))));
        return blank.withSettings(blank.settings().withRunForNs(100 * MS));
    }

    private static Task task(String name, int priority, long worstNs, long deadlineNs, Activation activation) {
        return Task.blank(ItemId.of(name), name)
                .withPriority(priority)
                .withActivation(activation)
                .withDeadlineNs(OptionalLong.of(deadlineNs))
                .withBody(List.of(compute(worstNs)));
    }

    private static Step compute(long ns) {
        return new Step.Compute("work", ns, ns, Distribution.WORST);
    }

    private static long row(String log, String event, String task) {
        Matcher matcher = Pattern.compile("(?m)^\\d+," + event + ",0," + task + ",,(\\d+)$")
                .matcher(log);
        assertTrue(matcher.find(), event + " of " + task + " in " + log);
        return Long.parseLong(matcher.group(1));
    }

    private static void assertNear(long ns, long seen) {
        assertTrue(seen >= ns && seen <= ns + OVERHEAD_NS, seen + " expected " + ns);
    }
}
