package dev.takt.app.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class KeptRowsTest {
    private final KeptRows<String> rows = new KeptRows<>();
    private final List<String> heard = new ArrayList<>();
    private int changes;

    private void from(String... before) {
        rows.become(List.of(before));
        rows.addListener((ListChangeListener<String>) change -> {
            changes++;
            while (change.next()) {
                change.getRemoved().forEach(row -> heard.add("-" + row));
                change.getAddedSubList().forEach(row -> heard.add("+" + row));
            }
        });
    }

    @Test
    void onlyTheRowThatHasChangedIsReplaced() {
        from("a", "b", "c", "d");
        rows.become(List.of("a", "b", "C", "d"));
        assertEquals(List.of("-c", "+C"), heard);
        assertEquals(1, changes);
    }

    @Test
    void rowsComeAndGoBetweenThoseThatStay() {
        from("a", "b", "c", "d", "e");
        rows.become(List.of("new", "a", "c", "d", "E"));
        assertEquals(List.of("+new", "-b", "-e", "+E"), heard);
        assertEquals(1, changes);
    }

    @Test
    void theSameRowsAreNoChange() {
        from("a", "b");
        rows.become(List.of("a", "b"));
        assertEquals(0, changes);
    }

    /** Whatever becomes of whatever, with equal rows and rows that have moved, it is what was wanted, and those who follow the changes have it too. */
    @Test
    void anyListBecomesAnyOther() {
        long seed = 20261123;
        Random random = new Random(seed);
        List<String> follower = new ArrayList<>();
        rows.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                follower.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                        .clear();
                follower.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        for (int round = 0; round < 2_000; round++) {
            List<String> wanted = IntStream.range(0, random.nextInt(9))
                    .mapToObj(_ -> "r" + random.nextInt(10))
                    .toList();
            rows.become(wanted);
            assertEquals(wanted, List.copyOf(rows), "seed " + seed + ", round " + round);
            assertEquals(wanted, follower, "seed " + seed + ", round " + round);
        }
    }
}
