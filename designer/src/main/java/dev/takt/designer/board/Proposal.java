package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Hit;
import dev.takt.designer.gesture.Brushing;
import dev.takt.designer.gesture.Connecting;
import dev.takt.designer.gesture.Gesture;
import dev.takt.designer.gesture.Grip;
import dev.takt.designer.gesture.Idle;
import dev.takt.designer.gesture.Moving;
import dev.takt.designer.gesture.Panning;
import dev.takt.designer.gesture.Pointing;
import dev.takt.designer.gesture.PointingLine;
import dev.takt.designer.gesture.Rehanging;
import dev.takt.designer.overlay.Changes;
import dev.takt.designer.overlay.Forecast;
import dev.takt.designer.text.Texts;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.kind.End;
import dev.takt.projects.machine.Band;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.Optional;

/** The design as a gesture would leave it if it ended now, and what is told about it; without a design the gesture is told why it would change nothing. */
record Proposal(Optional<Project> design, Forecast forecast) {

    /** Empty while a gesture changes nothing but places. */
    static Optional<Proposal> of(Gesture gesture, FloorPlan plan) {
        return switch (gesture) {
            case Moving moving ->
                moving.edit().flatMap(edit -> changed(edit, plan)).or(() -> stays(moving, plan));
            case Connecting connecting -> connected(connecting, plan);
            case Rehanging rehanging -> rehung(rehanging, plan);
            case Idle _, Pointing _, PointingLine _, Brushing _, Panning _ -> Optional.empty();
        };
    }

    /** True if it is about the same design in the same words, whatever has been worked out since. */
    boolean like(Proposal other) {
        return design.map(Project::items).equals(other.design.map(Project::items))
                && (design.isPresent() || forecast.equals(other.forecast));
    }

    private static Optional<Proposal> changed(Edit edit, FloorPlan plan) {
        Project after = edit.apply(plan.project());
        if (after.items().equals(plan.project().items())) {
            return Optional.empty();
        }
        List<String> changes = Changes.between(plan.project(), after);
        return Optional.of(new Proposal(
                Optional.of(after),
                Forecast.of(changes.isEmpty() ? List.of(edit.label().text()) : changes)));
    }

    private static Optional<Proposal> stays(Moving moving, FloorPlan plan) {
        double dx = moving.to().x() - moving.from().x();
        double dy = moving.to().y() - moving.from().y();
        return moving.items().stream()
                .flatMap(item -> plan.node(item).stream())
                .filter(node -> node.item() instanceof Interrupt)
                .filter(node -> {
                    Box box = node.box().movedBy(dx, dy);
                    return plan.ground(box.centre()) instanceof Hit.OnLevel level && level.band() == Band.THREAD;
                })
                .findFirst()
                .map(node -> refused(Texts.words("forecast.stays", node.item().name())));
    }

    private static Optional<Proposal> connected(Connecting connecting, FloorPlan plan) {
        ItemId from = connecting.from();
        Optional<ItemId> target = connecting.target();
        if (target.isPresent()) {
            return connecting.ground().connect(from, target.get()).flatMap(edit -> changed(edit, plan));
        }
        return connecting
                .ground()
                .hit(connecting.to())
                .filter(under -> !under.item().equals(from))
                .map(under -> refused(Texts.words("forecast.no-line", name(plan, from), name(plan, under.item()))));
    }

    private static Optional<Proposal> rehung(Rehanging rehanging, FloorPlan plan) {
        Grip grip = rehanging.grip();
        if (rehanging.target().isPresent()) {
            return rehanging.ground().reconnect(grip, rehanging.target().get()).flatMap(edit -> changed(edit, plan));
        }
        return rehanging
                .ground()
                .hit(rehanging.to())
                .map(dev.takt.designer.gesture.Hit::item)
                .filter(under -> !under.equals(grip.line().at(grip.end())))
                .map(under -> {
                    ItemId from = grip.end() == End.FROM ? under : grip.line().from();
                    ItemId to = grip.end() == End.TO ? under : grip.line().to();
                    return refused(Texts.words("forecast.no-line", name(plan, from), name(plan, to)));
                });
    }

    private static Proposal refused(String why) {
        return new Proposal(Optional.empty(), Forecast.refused(why));
    }

    private static String name(FloorPlan plan, ItemId item) {
        return plan.project().item(item).map(Item::name).orElse(item.value());
    }
}
