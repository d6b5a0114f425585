package dev.takt.projects.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectTest {
    private static final ItemId A = ItemId.of("a");
    private static final ItemId B = ItemId.of("b");
    private static final Task FIRST = Task.blank(A, "first");
    private static final Task SECOND = Task.blank(B, "second");
    private static final Project BOTH =
            Project.blank("two", "generic", "generic").withItems(List.of(FIRST, SECOND));

    @Test
    void anItemIsFoundByItsIdBeforeAndAfterItChanged() {
        assertEquals(Optional.of(SECOND), BOTH.item(B));
        Task renamed = Task.blank(B, "renamed");
        Project changed = BOTH.withItem(renamed);
        assertEquals(Optional.of(renamed), changed.item(B));
        assertEquals(Optional.of(SECOND), BOTH.item(B));
        assertEquals(Optional.empty(), changed.item(ItemId.of("c")));
    }

    @Test
    void ofAnotherTypeItIsNotFound() {
        assertEquals(Optional.of(FIRST), BOTH.item(A, Task.class));
        assertEquals(Optional.empty(), BOTH.item(A, Resource.class));
    }

    /** The file format refuses such a design, a value that is made by hand is not broken by it. */
    @Test
    void ofTwoWithOneIdTheFirstIsFound() {
        Project twice = BOTH.withItems(List.of(FIRST, Task.blank(A, "again")));
        assertEquals(Optional.of(FIRST), twice.item(A));
    }

    @Test
    void projectsWithTheSameItemsAreEqualWhetherTheyWereSearchedOrNot() {
        Project searched = BOTH.withItems(List.of(FIRST, SECOND));
        searched.item(A);
        assertEquals(BOTH, searched);
        assertEquals(BOTH.hashCode(), searched.hashCode());
        assertEquals(List.of(FIRST, SECOND), searched.items());
        assertEquals(searched.items(), List.of(FIRST, SECOND));
        assertEquals(searched, searched.withName("two"));
    }
}
