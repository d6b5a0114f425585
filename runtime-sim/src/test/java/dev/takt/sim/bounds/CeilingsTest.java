package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ceilings are computed and never given, so none is lower than a user of its resource. A failure names the seed of its design. */
class CeilingsTest {
    private static final int DESIGNS = 2_000;

    @Test
    void noCeilingIsLowerThanAUserOfItsResource() {
        int used = 0;
        long first = Seeds.first();
        for (long seed = first; seed < first + DESIGNS; seed++) {
            Machine machine = Machine.of(new RandomWorkload(seed).project(), ShippedCatalogue.get())
                    .orElseThrow();
            for (SharedResource resource : machine.resources()) {
                List<Context> users =
                        resource.users().stream().map(machine.contexts()::get).toList();
                String where = "seed " + seed + ", " + resource.item();
                int highest = users.stream().mapToInt(Context::level).max().orElse(0);
                int section = resource.protocol() == Protocol.NON_PREEMPTIVE && resource.core() >= 0
                        ? machine.cores().get(resource.core()).criticalRank()
                        : 0;
                assertEquals(Math.max(highest, section), resource.ceiling(), where);
                for (Context user : users) {
                    used++;
                    assertTrue(resource.ceiling() >= user.level(), where + ", " + user.item());
                    assertTrue(
                            machine.preemptionCeiling(resource) >= machine.preemptionLevel(user),
                            where + ", " + user.item());
                }
            }
        }
        assertTrue(used > DESIGNS, "only " + used + " users");
    }

    /** Nor is there a property by which a design could say one. */
    @Test
    void noItemHasAPropertyForACeiling() {
        assertEquals(
                List.of(),
                ItemKinds.ALL.stream()
                        .flatMap(kind -> kind.shape().properties().stream())
                        .map(property -> property.name())
                        .filter(name -> name.contains("ceiling"))
                        .toList());
    }
}
