package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.End;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hangs an end of a line on another item. Where the property that makes the line stays with its item, the reference changes in its place, so that steps keep their order, time-outs and what they
 * enclose; where it goes to another item, the one forgets and the other gets what the one had.
 */
public final class Reconnect {
    private final Project project;
    private final Line line;
    private final End end;
    private final Item item;

    private Reconnect(Project project, Line line, End end, Item item) {
        this.project = project;
        this.line = line;
        this.end = end;
        this.item = item;
    }

    /** The edit that hangs an end of the line that says this edge on an item; empty if no such line has a meaning. */
    public static Optional<Edit> of(Project project, Edge edge, End end, ItemId to) {
        Optional<Line> line = Lines.saying(project, edge);
        Optional<Item> item = project.item(to);
        if (line.isEmpty() || item.isEmpty() || to.equals(edge.at(end))) {
            return Optional.empty();
        }
        return new Reconnect(project, line.get(), end, item.get()).edit();
    }

    /** Items on which an end of a line can be hung, in declared order. */
    public static List<Item> candidates(Project project, Edge edge, End end) {
        return project.items().stream()
                .filter(i -> of(project, edge, end, i.id()).isPresent())
                .toList();
    }

    /** The line as it is called where it hangs now, in a project after such an edit. */
    public static Edge hung(Project after, Edge edge, End end, ItemId to) {
        ItemId from = end == End.FROM ? to : edge.from();
        ItemId target = end == End.TO ? to : edge.to();
        return Lines.of(after).stream()
                .map(Line::edge)
                .filter(e -> e.from().equals(from) && e.to().equals(target))
                .min(Comparator.comparing(e -> e.kind() == edge.kind() ? 0 : 1))
                .orElse(edge);
    }

    private Optional<Edit> edit() {
        Edge edge = line.edge();
        ItemId from = end == End.FROM ? item.id() : edge.from();
        ItemId to = end == End.TO ? item.id() : edge.to();
        if (Connect.between(project, from, to).isEmpty()) {
            return Optional.empty();
        }
        String name = item.name();
        Message label = text("edit.reconnect", name(edge.from()), name(edge.to()), name);
        boolean stays = line.edges().stream().allMatch(e -> !e.ownerItem().equals(edge.at(end)));
        if (stays && alike(project.item(edge.at(end)), item)) {
            List<Edit> edits = new ArrayList<>();
            for (Edge said : line.edges()) {
                edits.add(new ChangeItem(label, said.ownerItem(), Optional.empty(), i -> inPlace(i, said)));
            }
            return Optional.of(new Composite(label, edits));
        }
        Edit gone = Disconnect.of(project, List.of(edge));
        Project without = gone.apply(project);
        return Connect.between(without, from, to)
                .map(drawn -> new Composite(label, List.of(gone, drawn, carried(without, label, from))));
    }

    private String name(ItemId id) {
        return project.item(id).map(Item::name).orElse(id.value());
    }

    /** True if a property that refers to the one can refer to the other. */
    private static boolean alike(Optional<Item> before, Item after) {
        return before.filter(b -> b.getClass().equals(after.getClass())).isPresent();
    }

    private Item inPlace(Item owner, Edge edge) {
        ItemId before = line.edge().at(end);
        return switch (owner) {
            case Interrupt interrupt
            when edge.property().equals("source") -> interrupt.withSource(Optional.of(item.id()));
            case Device device ->
                device.withWires(device.wires().stream()
                        .map(w -> w.equals(before) ? item.id() : w)
                        .distinct()
                        .toList());
            case Executable executable
            when edge.property().equals("activation") -> executable.withActivation(new Activation.On(item.id()));
            case Executable executable ->
                executable.withBody(Bodies.mapped(
                        executable.body(),
                        step -> Edges.made(owner.id(), step).equals(Optional.of(edge)) ? onto(step) : step));
            default -> owner;
        };
    }

    /** The step with the other item; what is put into a queue is given to a signal. */
    private Step onto(Step step) {
        Step renamed = Bodies.renamed(step, id -> id.equals(line.edge().at(end)) ? item.id() : id);
        return item instanceof Channel channel
                ? suited(renamed, Connect.carriesElements(channel))
                : unaddressed(renamed);
    }

    /** On another bus there are other parts. */
    private static Step unaddressed(Step step) {
        return switch (step) {
            case Step.Transfer transfer -> transfer.withPartner(Optional.empty());
            case Step.Noted noted -> new Step.Noted(unaddressed(noted.step()), noted.extras());
            default -> step;
        };
    }

    private static Step suited(Step step, boolean elements) {
        return switch (step) {
            case Step.Send send when !elements -> new Step.Notify(send.channel());
            case Step.Receive receive when !elements -> new Step.Wait(receive.channel(), receive.timeoutNs());
            case Step.Notify notify when elements -> new Step.Send(notify.signal(), OptionalLong.empty());
            case Step.Wait wait when elements -> new Step.Receive(wait.signal(), wait.timeoutNs());
            case Step.Noted noted -> new Step.Noted(suited(noted.step(), elements), noted.extras());
            default -> step;
        };
    }

    /** The new owner of the line has transfers and time-outs as the one before it had, where it is a line of the same kind. */
    private Edit carried(Project without, Message label, ItemId from) {
        List<Step> had = project.item(line.edge().at(end), Executable.class)
                .map(owner -> Edges.steps(owner, line.edges()))
                .orElse(List.of());
        boolean receiving = line.edge().owner() == End.TO;
        ItemId other = line.edge().at(end.other());
        boolean moves = line.edge().ownerItem().equals(line.edge().at(end))
                && item instanceof Executable
                && from.equals(receiving ? other : item.id())
                && had.stream().noneMatch(s -> !s.inner().isEmpty());
        if (!moves || had.isEmpty()) {
            return new Composite(label, List.of());
        }
        int before =
                without.item(item.id(), Executable.class).orElseThrow().body().size();
        return new ChangeItem(
                label,
                item.id(),
                Optional.empty(),
                i -> i instanceof Executable now ? now.withBody(replaced(now.body(), before, had)) : i);
    }

    /** Steps that have come in front or at the end, replaced by others. */
    private List<Step> replaced(List<Step> body, int before, List<Step> by) {
        int more = body.size() - before;
        boolean front = project.item(line.edge().from(), Channel.class).isPresent();
        List<Step> kept = front ? body.subList(more, body.size()) : body.subList(0, before);
        List<Step> all = new ArrayList<>(front ? by : kept);
        all.addAll(front ? kept : by);
        return all;
    }
}
