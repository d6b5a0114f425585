package dev.takt.projects.machine;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Short ways to write designs in tests. Times in microseconds. */
public final class Designs {
    public static final long US = 1_000;

    private Designs() {}

    public static Project project(String target, String runtime, Item... items) {
        return Project.blank("test", target, runtime).withItems(List.of(items));
    }

    public static Machine machine(String target, String runtime, Item... items) {
        return Machine.of(project(target, runtime, items), ShippedCatalogue.get())
                .orElseThrow();
    }

    public static ItemId id(String value) {
        return ItemId.of(value);
    }

    public static Activation every(long us) {
        return new Activation.Periodic(us * US, 0, 0);
    }

    public static Task task(String id, int priority, Activation activation, Step... body) {
        return new Task(
                id(id),
                id,
                activation,
                OptionalLong.empty(),
                priority,
                0,
                512,
                Overrun.RUNTIME,
                List.of(body),
                Extras.NONE);
    }

    public static Interrupt handler(String id, int priority, String vector, Activation activation, Step... body) {
        return new Interrupt(
                id(id),
                id,
                Optional.empty(),
                activation,
                vector,
                OptionalLong.empty(),
                priority,
                0,
                List.of(body),
                Extras.NONE);
    }

    public static Resource resource(String id, Protocol protocol) {
        return Resource.blank(id(id), id).withProtocol(protocol);
    }

    public static Step work(long us) {
        return new Step.Compute("", us * US, us * US, Distribution.WORST);
    }

    public static Step lock(String resource, Step... body) {
        return new Step.Lock(id(resource), List.of(body));
    }
}
