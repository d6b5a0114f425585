package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.AtWorst;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.Reading;
import dev.takt.codegen.trace.Seen;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with more events than the log in memory has room for: it keeps the first and says how many are lost, and a reader does not take it for the whole. */
@Tag("firmware")
class LogOverflowFirmwareTest {
    private static final long SECOND = 1_000_000_000;
    private static final Pattern LOST = Pattern.compile("(?m)^(\\d+),overflow,0,,,(\\d+)\\R");
    private static final Pattern LENGTH = Pattern.compile("const LENGTH: usize = (\\d+);");

    /** Around the end of the run, where an event may fall on either side. */
    private static final long AT_THE_END = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void firstEventsAreKeptAndTheOthersCounted(String runtime) throws Exception {
        Project sample = runtime.equals("bare-metal")
                ? BareDesigns.sample("lm3s6965")
                : Designs.sample("rtic-cortex-m3").withRuntime(runtime);
        Project project = AtWorst.of(sample)
                .withName("overflow of " + runtime)
                .withSettings(sample.settings().withRunForNs(2 * SECOND));
        ExportedProject exported = ExportedProject.of(project, folder);
        String output = Qemu.LM3S6965.run(exported.build("takt-load", "takt-trace"));
        assertThrows(AssertionError.class, () -> FirmwareLog.of(output), "a log with losses is not read as the whole");
        Matcher lost = LOST.matcher(output);
        assertTrue(lost.find(), output);
        assertEquals(2 * SECOND, Long.parseLong(lost.group(1)));

        Matcher length = LENGTH.matcher(Files.readString(folder.resolve("src/takt/trace/log.rs")));
        assertTrue(length.find());
        List<Seen> kept = Reading.noted(FirmwareLog.of(lost.replaceFirst("")));
        assertEquals(Long.parseLong(length.group(1)), kept.size());
        List<Seen> simulated =
                Reading.simulated(Machine.of(project, ShippedCatalogue.get()).orElseThrow());
        assertEquals(
                simulated.subList(0, kept.size()).stream().map(Seen::name).toList(),
                kept.stream().map(Seen::name).toList());
        long all = kept.size() + Long.parseLong(lost.group(2));
        assertTrue(Math.abs(simulated.size() - all) <= AT_THE_END, simulated.size() + " and " + all);
    }
}
