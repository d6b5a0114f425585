package dev.takt.projects.analysis;

import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.project;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Load of cores that tasks share, worked out by hand. */
class SharedLoadTest {
    /** With all tasks on all cores. */
    private static AnalysisResult shared(String chip, Task... tasks) {
        Project project = project(chip, "generic", tasks);
        project = project.withSettings(project.settings().withSharing(Sharing.GLOBAL));
        return Analysis.of(Machine.of(project, ShippedCatalogue.get()).orElseThrow(), Progress.NONE);
    }

    private static List<Long> permille(String chip, Task... tasks) {
        return shared(chip, tasks).loads().stream().map(CoreLoad::permille).toList();
    }

    /** Three tasks of 0.6 on two cores that they share: 0.9 each. */
    @Test
    void loadOfSharedCoresIsCountedEvenly() {
        AnalysisResult result = shared(
                "generic-2",
                task("a", 3, every(100), work(60)),
                task("b", 2, every(100), work(60)),
                task("c", 1, every(100), work(60)));
        assertEquals(List.of(new CoreLoad(0, 900, List.of()), new CoreLoad(1, 900, List.of())), result.loads());
    }

    private static Task allowed(String id, long percent, Integer... cores) {
        return task(id, 1, every(100), work(percent)).withAffinity(List.of(cores));
    }

    /** What may run anywhere leaves core 0 to what may not: 1.8 on two cores, not 1.3 and 0.5. */
    @Test
    void loadIsCountedWhereItFillsTheFullestCoreLeast() {
        assertEquals(
                List.of(900L, 900L), permille("generic-2", allowed("a", 50), allowed("b", 50), allowed("c", 80, 0)));
    }

    /** Two that may run nowhere but on core 0 overload it, whatever runs on the other. */
    @Test
    void tooMuchForTheAllowedCoresIsTooMuch() {
        assertEquals(
                List.of(1200L, 400L),
                permille("generic-2", allowed("a", 60, 0), allowed("b", 60, 0), allowed("c", 40)));
    }

    /** Core 0 is fullest with 0.9 of its own, so b goes to core 1, 0.6, and c to core 2, 0.3. */
    @Test
    void whatIsAllowedOnSeveralCoresAvoidsTheFuller() {
        assertEquals(
                List.of(900L, 600L, 300L),
                permille("generic-3", allowed("a", 90, 0), allowed("b", 60, 0, 1), allowed("c", 30, 1, 2)));
    }

    /** Five tasks of 0.5 on cores 1 and 2 need 1.25 of each; no others may help. */
    @Test
    void aSetOfCoresIsOverloadedAsOne() {
        assertEquals(
                List.of(0L, 1250L, 1250L),
                permille(
                        "generic-3",
                        allowed("a", 50, 1, 2),
                        allowed("b", 50, 1, 2),
                        allowed("c", 50, 1, 2),
                        allowed("d", 50, 1),
                        allowed("e", 50, 2)));
    }
}
