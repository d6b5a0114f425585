package dev.takt.projects.check;

import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A reference to an item that is not there, or of a kind that cannot stand there. */
record DanglingReferenceRule(String id, Severity severity) implements DesignRule {
    DanglingReferenceRule() {
        this("dangling-reference", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        References references = new References(context.project(), new Report(this));
        context.project().items().forEach(references::of);
        return references.report().problems();
    }

    private record References(Project project, Report report) {
        void of(Item item) {
            if (item instanceof Executable executable) {
                activation(item, executable.activation(), "activation");
                Set<ItemId> seen = new HashSet<>();
                for (Step step : Walk.all(executable.body())) {
                    if (step.about().filter(seen::add).isPresent()) {
                        step(item, step);
                    }
                    if (step instanceof Step.Transfer transfer) {
                        transfer.partner()
                                .filter(seen::add)
                                .ifPresent(id -> reference(item, "body", id, List.of(Device.class)));
                    }
                }
            }
            switch (item) {
                case Interrupt i -> i.source().ifPresent(s -> reference(item, "source", s, List.of(Peripheral.class)));
                case Device d -> {
                    d.wires().forEach(w -> reference(item, "wires", w, List.of(Peripheral.class)));
                    activation(item, d.arrivals(), "arrivals");
                }
                case Chain c -> c.path().forEach(p -> reference(item, "path", p, List.of(Item.class)));
                case Frame f -> f.members().forEach(m -> reference(item, "members", m, List.of(Item.class)));
                case Task _, Resource _, Channel _, Peripheral _, Pool _, Watchdog _, Note _, Unknown _ -> {}
            }
        }

        private void activation(Item item, Activation activation, String property) {
            if (activation instanceof Activation.On(ItemId source)) {
                reference(
                        item,
                        property,
                        source,
                        List.of(Interrupt.class, Channel.class, Peripheral.class, Device.class));
            }
        }

        private void step(Item item, Step step) {
            step.about().ifPresent(id -> reference(item, "body", id, List.of(type(step))));
        }

        private static Class<? extends Item> type(Step step) {
            return switch (step) {
                case Step.Lock _ -> Resource.class;
                case Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _ -> Channel.class;
                case Step.Spawn _ -> Task.class;
                case Step.Transfer _ -> Peripheral.class;
                case Step.Alloc _, Step.Free _ -> Pool.class;
                case Step.Feed _ -> Watchdog.class;
                case Step.Noted noted -> type(noted.step());
                case Step.Compute _, Step.CriticalSection _, Step.Delay _, Step.Yield _ -> Item.class;
                case Step.Repeat _, Step.Branch _, Step.UnknownStep _ -> Item.class;
            };
        }

        private void reference(Item from, String property, ItemId to, List<Class<? extends Item>> types) {
            Item target = project.item(to).orElse(null);
            if (target == null) {
                Edit forget = new DeleteItems(Texts.text("fix.forget", to.value()), Set.of(to));
                report.add(
                        from,
                        property,
                        Texts.text("rule.dangling-reference.missing", Names.of(from), to.value()),
                        forget);
            } else if (types.stream().noneMatch(t -> t.isInstance(target))) {
                report.add(
                        from,
                        property,
                        Texts.text(
                                "rule.dangling-reference.kind",
                                Names.of(from),
                                Names.of(target),
                                ItemKinds.of(target)
                                        .<Object>map(ItemKind::label)
                                        .orElse("")));
            }
        }
    }
}
