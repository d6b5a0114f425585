package dev.takt.projects.edit;

import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;

/** A design in which any computation may take no time at all; its worst times and everything else stay. */
public final class NoLeastWork {
    private NoLeastWork() {}

    public static Project of(Project project) {
        return project.withItems(project.items().stream().map(NoLeastWork::item).toList());
    }

    private static Item item(Item item) {
        return switch (item) {
            case Task task -> task.withBody(body(task.body()));
            case Interrupt handler -> handler.withBody(body(handler.body()));
            case Item other -> other;
        };
    }

    private static List<Step> body(List<Step> body) {
        return body.stream().map(NoLeastWork::step).toList();
    }

    private static Step step(Step step) {
        return switch (Bodies.mapInner(step, NoLeastWork::body)) {
            case Step.Compute c -> new Step.Compute(c.label(), 0, c.worstNs(), distribution(c));
            case Step.Noted noted -> new Step.Noted(step(noted.step()), noted.extras());
            case Step other -> other;
        };
    }

    /** Always its best would now mean always nothing. */
    private static Distribution distribution(Step.Compute c) {
        return c.distribution() == Distribution.BEST ? Distribution.UNIFORM : c.distribution();
    }
}
