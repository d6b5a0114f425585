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
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Figures of the selected task or handler that can be dragged: how long it computes, its period, its deadline. A drag is one undo step and starts from the item as it was when it began. */
public final class WhatIfViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<Figure>> figures = new ReadOnlyObjectWrapper<>(List.of());
    private boolean held;

    /** A figure that can be dragged: its tag, its value now, and the item with another value. */
    public record Figure(String tag, ItemId item, long ns, LongFunction<Item> with) {
        /** A grain that keeps three digits. */
        public long stepNs() {
            long step = 1;
            while (ns / step >= 1000) {
                step *= 10;
            }
            return step;
        }

        /** Twice its value, so that it lies in the middle. */
        public long mostNs() {
            return 2 * ns;
        }
    }

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
            found.add(new Figure("work", item.id(), work, ns -> item.withBody(ScaledWork.of(item.body(), ns, work))));
        }
        OptionalLong period = item.activation().everyNs();
        if (period.isPresent() && period.getAsLong() > 0) {
            found.add(new Figure(
                    "period",
                    item.id(),
                    period.getAsLong(),
                    ns -> item.withActivation(item.activation().withEvery(ns))));
        }
        OptionalLong deadline = context.map(Context::deadlineNs).orElse(OptionalLong.empty());
        if (deadline.isPresent() && deadline.getAsLong() > 0) {
            found.add(new Figure("deadline", item.id(), deadline.getAsLong(), ns -> switch (item) {
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

    /** The drag is over. */
    void release() {
        held = false;
        session.document().endStep();
        session.setDragging(false);
        refresh();
    }
}
