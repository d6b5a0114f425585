package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The room that Embassy firmware has for releases is the one that runs and bounds count on. */
class ReleaseRoomTest {
    private static final ItemId WORKER = ItemId.of("worker");

    private static Project design(Overrun overrun) {
        return Project.blank("releases", "stm32f411re", "embassy")
                .withItems(List.of(
                        Task.blank(WORKER, "worker")
                                .withActivation(new Activation.Spawned())
                                .withOverrun(overrun),
                        Task.blank(ItemId.of("sender"), "sender")
                                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                                .withBody(List.of(new Step.Spawn(WORKER)))));
    }

    private static String main(Project project) {
        return Designs.text(Designs.files(project), "src/main.rs");
    }

    @Test
    void channelOfReleasesHoldsWhatTheMachineSaysMayWait() {
        Project project = design(Overrun.QUEUE);
        int waiting = Machine.of(project, ShippedCatalogue.get())
                .orElseThrow()
                .context(WORKER)
                .orElseThrow()
                .mostWaiting();
        assertEquals(8, waiting);
        String main = main(project);
        assertTrue(main.contains(", (), " + waiting + ">"), main);
    }

    @Test
    void releasesThatMergeAreOneSignal() {
        assertFalse(main(design(Overrun.MERGE)).contains("Channel<"));
    }
}
