package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
    @TempDir
    private Path folder;

    private final Outputs files = Outputs.inProcess();

    @Test
    void fileAndItsFolderAppear() throws Exception {
        Path file = folder.resolve("a/b/trace.csv");

        files.write(file, out -> out.write("time\n".getBytes()));

        assertEquals("time\n", Files.readString(file));
        assertEquals(List.of("trace.csv"), names(folder.resolve("a/b")));
    }

    @Test
    void failureHalfWayLeavesTheOldFileAndNothingBeside() throws Exception {
        Path file = Files.writeString(folder.resolve("trace.csv"), "old");

        assertThrows(
                IOException.class,
                () -> files.write(file, out -> {
                    out.write("half".getBytes());
                    throw new IOException("disk full");
                }));

        assertEquals("old", Files.readString(file));
        assertEquals(List.of("trace.csv"), names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(e -> e.getFileName().toString()).sorted().toList();
        }
    }
}
