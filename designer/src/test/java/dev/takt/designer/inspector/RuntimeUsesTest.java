package dev.takt.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuntimeUsesTest {
    private static final Task TASK = Task.blank(ItemId.of("t"), "t");

    private static RuntimeUses uses(String runtime) {
        return new RuntimeUses(
                Project.blank("p", "lm3s6965", runtime),
                ShippedCatalogue.get().runtime(runtime).orElseThrow());
    }

    private static List<String> runtimesWith(Object owner, String property) {
        return Stream.of("rtic", "embassy", "freertos", "zephyr", "tock", "drone", "bare-metal", "generic")
                .filter(runtime -> uses(runtime).uses(owner, property))
                .toList();
    }

    /** Meta-IRQs are cooperative threads of Zephyr; slices are for threads and processes; only the textbook runtime leaves the scheduling to the design. */
    @Test
    void settingsAreForTheRuntimesThatCanUseThem() {
        assertEquals(List.of("zephyr"), runtimesWith(Settings.DEFAULT, "meta-irqs"));
        assertEquals(List.of("freertos", "zephyr", "tock", "generic"), runtimesWith(Settings.DEFAULT, "slice"));
        assertEquals(List.of("embassy", "zephyr", "generic"), runtimesWith(Settings.DEFAULT, "scheduling"));
        assertEquals(List.of("generic"), runtimesWith(Settings.DEFAULT, "preemption"));
        assertEquals(List.of("generic"), runtimesWith(TASK, "threshold"));
        assertEquals(8, runtimesWith(TASK, "deadline").size());
    }

    @Test
    void coresOfATaskAreForTasksThatShareThem() {
        RuntimeUses apart = uses("generic");
        Project shared = apart.project().withSettings(Settings.DEFAULT.withSharing(Sharing.GLOBAL));
        assertFalse(apart.uses(TASK, "affinity"));
        assertTrue(new RuntimeUses(shared, apart.runtime()).uses(TASK, "affinity"));
    }

    /** RTIC locks by ceilings alone, and merges or skips what arrives too early. */
    @Test
    void valuesAreThoseThatTheRuntimeOffers() {
        Resource resource = Resource.blank(ItemId.of("r"), "r");
        assertEquals(
                List.of(Protocol.RUNTIME, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE),
                Stream.of(Protocol.values())
                        .filter(p -> uses("rtic").offers(resource, p))
                        .toList());
        assertFalse(uses("rtic").offers(TASK, Overrun.QUEUE));
        assertTrue(uses("rtic").offers(TASK, Overrun.SKIP));
        assertTrue(uses("rtic").offers(TASK, Overrun.RUNTIME));
    }
}
