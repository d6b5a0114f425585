package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.bench.LargeDesign;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that is laid out anew after an edit keeps ways that would be found again, and looks as if it had kept none. */
class EarlierWaysTest {
    private static Optional<Machine> machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theBoardAfterEditsIsTheOneThatIsLaidOutFromNothing(long seed) {
        Random random = new Random(seed);
        Project project = LargeDesign.project();
        FloorPlan plan = FloorPlan.of(project, machine(project));
        int kept = 0;
        int lines = 0;
        for (int step = 0; step < 40; step++) {
            project = edited(project, random);
            FloorPlan before = plan;
            plan = FloorPlan.of(project, machine(project), before);
            assertEquals(FloorPlan.of(project, machine(project)), plan, "seed " + seed + ", step " + step);
            kept += (int)
                    plan.routes().stream().filter(before.routes()::contains).count();
            lines += plan.routes().size();
        }
        assertTrue(kept * 3 > lines, kept + " of " + lines + " ways as before: too few to test anything");
    }

    private static Project edited(Project project, Random random) {
        List<Item> items = new ArrayList<>(project.items());
        int at = random.nextInt(items.size());
        Item item = items.get(at);
        return switch (random.nextInt(8)) {
            case 0 -> {
                items.remove(at);
                yield project.withItems(items);
            }
            case 1 -> {
                Collections.swap(items, at, random.nextInt(items.size()));
                yield project.withItems(items);
            }
            case 2 ->
                item instanceof Task task
                        ? project.withItem(task.withPriority(Math.max(0, task.priority() + random.nextInt(3) - 1)))
                        : project;
            default ->
                project.withLayout(project.layout()
                        .with(new Placement(item.id(), 8 * random.nextInt(200), 8 * random.nextInt(60))));
        };
    }
}
