package dev.takt.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesignDifferencesTest {
    private static final String TEXT =
            Samples.byId("priority-inversion").orElseThrow().text();
    private static final Project SAMPLE = read(TEXT);

    @Test
    void designDoesNotDifferFromItself() {
        assertEquals(List.of(), DesignDifferences.of(SAMPLE, read(TEXT)));
    }

    @Test
    void propertyIsNamedWithItsItemAndBothValues() {
        Project changed = read(TEXT.replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\""));

        assertEquals(
                List.of(new DesignDifference(
                        Optional.of(ItemId.of("bus")), "information bus", "protocol", "none", "inheritance")),
                DesignDifferences.of(SAMPLE, changed));
    }

    @Test
    void stepInsideALockIsFoundByItsWay() {
        Project changed = read(TEXT.replaceFirst(
                "\"label\": \"exchange\",\\s*\"best\": \"1 ms\",\\s*\"worst\": \"1 ms\"",
                "\"label\": \"exchange\", \"best\": \"1 ms\", \"worst\": \"3 ms\""));

        List<DesignDifference> found = DesignDifferences.of(SAMPLE, changed);

        assertEquals(1, found.size(), found.toString());
        assertEquals("bus_manager.body[2].body[1].worst", found.getFirst().place());
        assertEquals("~ bus_manager.body[2].body[1].worst: 1 ms -> 3 ms", ComparisonReport.words(found.getFirst()));
    }

    @Test
    void itemOfOneSideIsOneDifference() {
        List<Item> fewer = SAMPLE.items().stream()
                .filter(i -> !i.id().equals(ItemId.of("meteo")))
                .toList();

        List<DesignDifference> found = DesignDifferences.of(SAMPLE, SAMPLE.withItems(fewer));

        assertEquals(
                List.of("meteo"), found.stream().map(DesignDifference::place).toList());
        assertEquals(true, found.getFirst().isRemoved());
        assertEquals(
                true,
                DesignDifferences.of(SAMPLE.withItems(fewer), SAMPLE).getFirst().isAdded());
    }

    @Test
    void declaredOrderIsADifferenceBecauseItDecidesTies() {
        List<Item> turned = new ArrayList<>(SAMPLE.items());
        Collections.swap(turned, 0, 1);

        List<DesignDifference> found = DesignDifferences.of(SAMPLE, SAMPLE.withItems(turned));

        assertEquals(
                List.of("order"), found.stream().map(DesignDifference::place).toList());
    }

    @Test
    void aLongValueIsCutInWordsAndWholeInTheDifference() {
        DesignDifference places =
                new DesignDifference(Optional.empty(), "", "layout", "", "{" + "task {x 1, y 2}, ".repeat(20) + "}");

        assertEquals(
                "+ layout: {task {x 1, y 2}, task {x 1, y 2}, task {x 1, y 2}, task {x…",
                ComparisonReport.words(places));
        assertEquals(342, places.after().length());
    }

    private static Project read(String text) {
        return ProjectFormat.read(text).project().orElseThrow();
    }
}
