package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.List;

/** What the watchdogs behind Embassy's drivers have in common: they reset the whole chip, know no window and count from a millisecond to a longest time. */
final class DogLimits {
    private static final long SHORTEST_NS = 1_000_000;

    private DogLimits() {}

    /** {@code longest} says {@code longestNs} in words. */
    static List<Obstacle> refusals(Dog dog, long longestNs, String longest) {
        ItemId item = dog.watchdog().id();
        String name = dog.watchdog().name();
        List<Obstacle> refusals = new ArrayList<>();
        if (dog.watchdog().windowNs() > 0) {
            refusals.add(Obstacle.at(item, "window", Texts.text("generation.embassy.window", name)));
        }
        if (dog.watchdog().expiry() != Expiry.SYSTEM_RESET) {
            refusals.add(Obstacle.at(item, "expiry", Texts.text("generation.embassy.dog.reset", name)));
        }
        if (dog.watchdog().timeoutNs() > longestNs || dog.watchdog().timeoutNs() < SHORTEST_NS) {
            refusals.add(
                    Obstacle.at(item, "timeout", Texts.text("generation.embassy.dog.span", name, "1 ms", longest)));
        }
        return refusals;
    }
}
