package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What begins on the second core begins together: an interrupt executor that is not masked polls a task as soon as it is spawned (embassy-executor 0.10.0, raw/mod.rs: spawn enqueues, which pends), and then the first declared would arm its timer
 * first, where the simulation has the last one.
 */
class EmbassySecondCoreTest {
    private static final long MS = 1_000_000;

    @Test
    void tasksOfAnInterruptExecutorAreSpawnedWithInterruptsMasked() {
        Project project = Project.blank("two cores", "rp2040", "embassy").withItems(List.of(task("one"), task("two")));
        String main = Designs.text(Designs.files(project), "src/main.rs");
        int masked = main.indexOf("critical_section::with(|_| {", main.indexOf("spawn_core1"));
        int one = main.indexOf("priority1.spawn(one);");
        int two = main.indexOf("priority1.spawn(two);");
        int end = main.indexOf("});", two);
        int runs = main.indexOf("executor.run(");
        assertTrue(masked > 0 && masked < one && one < two && two < end && end < runs, main);
    }

    private static Task task(String name) {
        return Task.blank(ItemId.of(name), name)
                .withCore(1)
                .withPriority(1)
                .withActivation(new Activation.Periodic(10 * MS, 0, 0))
                .withBody(List.of(new Step.Compute("work", MS, MS, Distribution.WORST)));
    }
}
