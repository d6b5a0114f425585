package dev.takt.projects.check;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A task or handler that nothing ever releases. */
record UnreachableTaskRule(String id, Severity severity) implements DesignRule {
    UnreachableTaskRule() {
        this("unreachable-task", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Project project = context.project();
        for (Executable item : project.all(Executable.class)) {
            reason(item, project)
                    .ifPresent(message -> report.add(item, "activation", message, UnreachableFixes.of(item, project)));
        }
        return report.problems();
    }

    private static Optional<Message> reason(Executable item, Project project) {
        String name = Names.of(item);
        return switch (item.activation()) {
            case Activation.Spawned _ ->
                spawned(item.id(), project) ? Optional.empty() : found("rule.unreachable-task.spawn", name);
            case Activation.On(ItemId source) -> project.item(source).flatMap(s -> on(item, s, project));
            case Activation.Background _
            when item instanceof Interrupt i && i.source().isEmpty() -> found("rule.unreachable-task.no-source", name);
            case Activation.Background _
            when item instanceof Interrupt i ->
                i.source().flatMap(project::item).flatMap(s -> on(item, s, project));
            case Activation.Background _, Activation.Periodic _, Activation.After _ -> Optional.empty();
            case Activation.Sporadic _, Activation.Burst _, Activation.Startup _ -> Optional.empty();
            case Activation.Recorded _ -> Optional.empty();
        };
    }

    private static Optional<Message> on(Executable item, Item source, Project project) {
        boolean quiet =
                switch (source) {
                    case Channel c -> !sent(c.id(), project);
                    case Peripheral p -> UnreachableFixes.wired(p, project).noneMatch(UnreachableTaskRule::arrives);
                    case Device d -> !arrives(d);
                    default -> false;
                };
        return quiet ? found("rule.unreachable-task.quiet", Names.of(item), Names.of(source)) : Optional.empty();
    }

    private static boolean arrives(Device device) {
        return switch (device.arrivals()) {
            case Activation.Background _, Activation.Spawned _, Activation.On _, Activation.After _ -> false;
            case Activation.Periodic _, Activation.Sporadic _, Activation.Burst _ -> true;
            case Activation.Startup _, Activation.Recorded _ -> true;
        };
    }

    private static boolean spawned(ItemId task, Project project) {
        return steps(project)
                .anyMatch(s -> s instanceof Step.Spawn spawn && spawn.task().equals(task));
    }

    static boolean sent(ItemId channel, Project project) {
        return steps(project)
                .anyMatch(s -> s instanceof Step.Send send && send.channel().equals(channel)
                        || s instanceof Step.Notify notify && notify.signal().equals(channel));
    }

    private static Stream<Step> steps(Project project) {
        return project.all(Executable.class).stream().flatMap(e -> Walk.all(e.body()).stream());
    }

    private static Optional<Message> found(String key, Object... arguments) {
        return Optional.of(Texts.text(key, arguments));
    }
}
