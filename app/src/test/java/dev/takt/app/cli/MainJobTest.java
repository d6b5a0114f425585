package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on the samples, as it is done where there is no display. */
class MainJobTest {
    private static final List<String> EVERY = List.of(
            "check.txt",
            "check.json",
            "analysis.txt",
            "analysis.json",
            "simulation.txt",
            "simulation.json",
            "trace.bin",
            "events.csv",
            "board.svg",
            "board.png",
            "timeline.svg",
            "timeline.png");

    @TempDir
    private static Path out;

    @Test
    void everySampleHasEveryReadingAndWhatIsGenerated() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertEquals(0, new MainJob(new Console(stream, stream, Outputs.inProcess()), out).run());

        for (String sample : List.of("priority-inversion", "rtic-cortex-m3", "motor-control", "esp32s3-sensor-node")) {
            Path folder = out.resolve(sample);
            assertTrue(Files.exists(folder.resolve(sample + ".takt")), sample);
            EVERY.forEach(file -> assertTrue(Files.exists(folder.resolve(file)), sample + "/" + file));
            assertEquals(
                    !sample.equals("priority-inversion"),
                    Files.exists(folder.resolve("firmware/Cargo.toml")),
                    sample + ": firmware for all but FreeRTOS");
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("FreeRTOS"), "says why there is no firmware");
    }
}
