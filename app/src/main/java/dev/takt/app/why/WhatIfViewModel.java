package dev.takt.app.why;

import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.ScaledWork;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Figures of the selected task or handler that can be dragged: how long it computes, its period, its deadline. A drag is one undo step and starts from the item as it was when it began; so is a run of key presses. */
public final class WhatIfViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<Figure>> figures = new ReadOnlyObjectWrapper<>(List.of());
    private boolean held;
    private Optional<Run> run = Optional.empty();

    /** A figure that can be dragged: its tag, its value now and when the drag or run of presses began, and the item as it was then with another value. */
    public record Figure(String tag, ItemId item, long ns, long startNs, LongFunction<Item> with) {
        /** A grain that keeps three digits. */
        public long stepNs() {
            long step = 1;
            while (startNs / step >= 1000) {
                step *= 10;
            }
            return step;
        }

        /** How far a press of a key goes: a twentieth in whole grains, so that as many presses back lead to where it was. */
        public long pressNs() {
            return Math.max(1, startNs / 20 / stepNs()) * stepNs();
        }

        /** Twice the value it began with, so that this lies in the middle. */
        public long mostNs() {
            return 2 * startNs;
        }

        private boolean isSame(Figure other) {
            return tag.equals(other.tag) && item.equals(other.item);
        }

        private Figure since(Figure start) {
            return isSame(start) ? new Figure(tag, item, ns, start.startNs, start.with) : this;
        }
    }

    /** Presses on one slider: the figure they began with, and the design they have led to. */
    private record Run(Figure start, Project reached) {}

    public WhatIfViewModel(Session session) {
        this.session = session;
        session.document().addListener(_ -> refresh());
        session.checkedProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    public ReadOnlyObjectProperty<List<Figure>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    private void refresh() {
        if (!held) {
            figures.set(session.document()
                    .selection()
                    .single()
                    .flatMap(id -> session.document().project().item(id, Executable.class))
                    .map(this::of)
                    .map(found -> running()
                            .map(r ->
                                    found.stream().map(f -> f.since(r.start())).toList())
                            .orElse(found))
                    .orElse(List.of()));
        }
    }

    private List<Figure> of(Executable item) {
        Optional<Machine> machine = Machine.of(session.document().project(), session.catalogue());
        Optional<Context> context = machine.flatMap(m -> m.context(item.id()));
        List<Figure> found = new ArrayList<>();
        long work = context.map(
                        c -> Bodies.worst(c.body(), machine.orElseThrow(), c).executionNs())
                .orElse(0L);
        if (work > 0) {
            found.add(new Figure(
                    "work", item.id(), work, work, ns -> item.withBody(ScaledWork.of(item.body(), ns, work))));
        }
        OptionalLong period = item.activation().everyNs();
        if (period.isPresent() && period.getAsLong() > 0) {
            found.add(new Figure(
                    "period",
                    item.id(),
                    period.getAsLong(),
                    period.getAsLong(),
                    ns -> item.withActivation(item.activation().withEvery(ns))));
        }
        OptionalLong deadline = context.map(Context::deadlineNs).orElse(OptionalLong.empty());
        if (deadline.isPresent() && deadline.getAsLong() > 0) {
            long due = deadline.getAsLong();
            found.add(new Figure("deadline", item.id(), due, due, ns -> switch (item) {
                case Task task -> task.withDeadlineNs(OptionalLong.of(ns));
                case Interrupt handler -> handler.withDeadlineNs(OptionalLong.of(ns));
            }));
        }
        return found;
    }

    /** A drag of a figure begins. */
    void hold() {
        held = true;
        session.document().endStep();
        session.setDragging(true);
    }

    /** Gives a figure another value; all of one drag are one step. */
    void drag(Figure figure, long ns) {
        long to = Math.max(figure.stepNs(), ns / figure.stepNs() * figure.stepNs());
        session.document()
                .apply(new ChangeItem(
                        Texts.text(
                                "whatif.edit." + figure.tag(),
                                figure.with().apply(to).name()),
                        figure.item(),
                        Optional.of("drag " + figure.tag() + " " + figure.item()),
                        _ -> figure.with().apply(to)));
    }

    /** A key gives a figure another value: one step with the presses before it, as long as nothing else has changed the design since. */
    void press(Figure figure, long ns) {
        Figure start = running().map(Run::start).filter(figure::isSame).orElse(figure);
        if (running().filter(r -> r.start().isSame(figure)).isEmpty()) {
            session.document().endStep();
        }
        held = true;
        session.setDragging(true);
        drag(start, ns);
        run = Optional.of(new Run(start, session.document().project()));
        held = false;
        session.setDragging(false);
        refresh();
    }

    /** The run of presses is over: the next one starts a step of its own, from where the figure is then. */
    void settle() {
        if (run.isPresent()) {
            session.document().endStep();
            run = Optional.empty();
            refresh();
        }
    }

    /** The run of presses that goes on. */
    private Optional<Run> running() {
        return run.filter(r -> r.reached() == session.document().project());
    }

    /** The drag is over. */
    void release() {
        held = false;
        session.document().endStep();
        session.setDragging(false);
        refresh();
    }
}
