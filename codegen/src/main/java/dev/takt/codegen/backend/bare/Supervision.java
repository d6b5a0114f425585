package dev.takt.codegen.backend.bare;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watchdogs that several tasks feed: each has one supervisor, and only when all of them have been alive is it fed, by the last. A watchdog with one feeder is fed by that one. */
final class Supervision {
    /** A supervised watchdog: its Rust name, and who has to be alive. */
    record Dog(ItemId item, String rust, List<TaskPlan> feeders) {
        Dog {
            feeders = List.copyOf(feeders);
        }
    }

    private final List<Dog> dogs = new ArrayList<>();

    Supervision(CodeLayout layout) {
        List<String> taken = new ArrayList<>(List.of("is_anything_due"));
        layout.tasks().forEach(t -> taken.add(t.rust()));
        layout.resources().forEach(r -> taken.add(r.rust()));
        layout.channels().forEach(c -> taken.add(c.rust()));
        NameAllocator names = new NameAllocator(taken);
        Map<ItemId, List<TaskPlan>> feeders = new LinkedHashMap<>();
        for (TaskPlan task : layout.tasks()) {
            task.hooks().stream()
                    .filter(h -> h.kind() == Hook.Kind.FEED)
                    .flatMap(h -> h.item().stream())
                    .forEach(dog ->
                            feeders.computeIfAbsent(dog, _ -> new ArrayList<>()).add(task));
        }
        feeders.forEach((dog, tasks) -> {
            if (tasks.size() > 1) {
                String name =
                        layout.machine().project().item(dog).map(Item::name).orElse(dog.value());
                dogs.add(new Dog(dog, names.snake(name, "watchdog"), tasks));
            }
        });
    }

    List<Dog> dogs() {
        return List.copyOf(dogs);
    }

    Optional<Dog> of(Hook feed) {
        return dogs.stream()
                .filter(d -> feed.item().filter(d.item()::equals).isPresent())
                .findFirst();
    }
}
