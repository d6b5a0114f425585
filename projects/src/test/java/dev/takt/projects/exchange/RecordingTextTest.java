package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTextTest {
    private static List<Long> instants(String text) {
        return RecordingText.parse(text) instanceof Parsed.Ok<Recording>(Recording recording)
                ? recording.instantsNs()
                : List.of(-1L);
    }

    private static String wrong(String text) {
        return RecordingText.parse(text) instanceof Parsed.Wrong<Recording>(Message message) ? message.text() : "fine";
    }

    @Test
    void timesHaveUnits() {
        assertEquals(List.of(1_500_000L, 2_000_000L, 2_000_000L), instants("1.5 ms\n# twice\n\n2 ms\n2 ms\n"));
    }

    @Test
    void aHeaderGivesTheUnitAndOtherColumnsAreLeftAlone() {
        assertEquals(List.of(0L, 12_500L), instants("\ufefftime_us,edge\n0,rising\n12.5,falling\n"));
        assertEquals(List.of(7L), instants("time\n7 ns;x\n"));
    }

    @Test
    void anEmptyRecordingHasNoArrivals() {
        assertEquals(List.of(), instants(""));
    }

    @Test
    void theFirstWrongLineIsNamed() {
        assertTrue(wrong("1 ms\n5\n").startsWith("line 2: \"5\" is no time"), wrong("1 ms\n5\n"));
        assertEquals("line 3: 1 ms is before the instant above it", wrong("1 ms\n2 ms\n1 ms\n"));
        assertTrue(wrong("-1 ms").startsWith("line 1: "), wrong("-1 ms"));
        assertTrue(wrong("time_us\ntime_us").startsWith("line 2: "), wrong("time_us\ntime_us"));
    }
}
