package dev.takt.sim.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in a scratch file is there as long as it is asked for, and nothing else is left of it. */
class ScratchFileTest {
    @TempDir
    private Path folder;

    @Test
    void everyPlaceIsZeroAtFirstAndKeepsItsNumbers() throws IOException {
        ScratchFile file = ScratchFile.in(folder.resolve("new").resolve("folder"));
        assertEquals(0, file.bytes());
        List<LongBuffer> places = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            LongBuffer place = file.longs(1 + random.nextInt(8_192));
            for (int at = 0; at < place.capacity(); at++) {
                assertEquals(0, place.get(at));
                place.put(at, 1_000_000L * i + at);
            }
            places.add(place);
        }
        assertTrue(file.bytes() > 64 << 20, file.bytes() + " bytes: more than one extent");
        for (int i = 0; i < places.size(); i++) {
            for (int at = 0; at < places.get(i).capacity(); at++) {
                assertEquals(1_000_000L * i + at, places.get(i).get(at));
            }
        }
    }

    @Test
    void itNeedsAFolderThatCanBeWritten() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> ScratchFile.in(mine));
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void itLeavesNoNameBehindWhereTheSystemAllowsThat() throws IOException {
        ScratchFile file = ScratchFile.in(folder);
        file.longs(10).put(0, 1);
        boolean unlinks = System.getProperty("os.name", "").startsWith("Linux");
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(unlinks ? 0 : 1, left.count());
        }
    }
}
