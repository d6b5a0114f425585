package dev.takt.app.advice;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.trace.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A design written in a test, in milliseconds; ids are names. */
final class Sketch {
    static final long MS = 1_000_000;

    private final List<Item> items = new ArrayList<>();
    private final String target;
    private final String runtime;

    Sketch(String target, String runtime) {
        this.target = target;
        this.runtime = runtime;
    }

    /** One core, no overheads. */
    static Sketch generic() {
        return new Sketch("generic-1", "generic");
    }

    Sketch task(String name, int priority, long offsetMs, long periodMs, long deadlineMs, Step... body) {
        return task(name, priority, 0, new Activation.Periodic(periodMs * MS, offsetMs * MS, 0), deadlineMs, body);
    }

    Sketch task(String name, int priority, int core, Activation activation, long deadlineMs, Step... body) {
        items.add(Task.blank(ItemId.of(name), name)
                .withActivation(activation)
                .withDeadlineNs(OptionalLong.of(deadlineMs * MS))
                .withPriority(priority)
                .withCore(core)
                .withBody(List.of(body)));
        return this;
    }

    Sketch resource(String name, Protocol protocol) {
        items.add(Resource.blank(ItemId.of(name), name).withProtocol(protocol));
        return this;
    }

    static Step compute(long ms) {
        return new Step.Compute("", ms * MS, ms * MS, Distribution.WORST);
    }

    static Step lock(String resource, Step... body) {
        return new Step.Lock(ItemId.of(resource), List.of(body));
    }

    Project project(long runForMs) {
        Project blank = Project.blank("sketch", target, runtime);
        return blank.withItems(items).withSettings(blank.settings().withRunForNs(runForMs * MS));
    }

    /** High waits for what low holds while medium runs. */
    static Sketch inversion(Protocol protocol) {
        return generic()
                .task("high", 3, 1, 20, 8, lock("r", compute(2)))
                .task("medium", 2, 2, 20, 20, compute(10))
                .task("low", 1, 0, 20, 20, lock("r", compute(4)), compute(1))
                .resource("r", protocol);
    }

    static Reading read(Project project) {
        return Reading.of(project, ShippedCatalogue.get(), RunLimit.of(project), Progress.NONE);
    }

    /** The first missed deadline of a reading. */
    static Why firstMiss(Reading reading) {
        var trace = reading.run().orElseThrow().trace();
        Slices slices = Slices.of(trace);
        return Why.of(
                reading.machine().orElseThrow(),
                trace,
                slices,
                SeenJob.missed(trace, slices).getFirst());
    }

    static Advice advice(Reading reading) {
        return advice(reading, firstMiss(reading));
    }

    static Advice advice(Reading reading, Why why) {
        return Advice.of(
                reading,
                why,
                ShippedCatalogue.get(),
                RunLimit.of(reading.project()),
                Workers.ALONE,
                Progress.NONE,
                _ -> {});
    }
}
