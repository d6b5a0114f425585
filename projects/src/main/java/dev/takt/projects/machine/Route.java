package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a chain as contexts and the hops between them. What stands before the first context gives it its input, what stands behind the last takes its output. {@code direct} is false
 * if more than one item lies between two contexts, hardware for example; {@code looksForInput} is true if time releases the first, so that its input may come just after it looked.
 */
public record Route(List<Context> members, List<Hop> hops, boolean direct, boolean looksForInput) {
    public Route {
        members = List.copyOf(members);
        hops = List.copyOf(hops);
    }

    static Route of(Chain chain, Machine machine) {
        List<Context> members = new ArrayList<>();
        List<Hop> hops = new ArrayList<>();
        List<ItemId> between = new ArrayList<>();
        boolean direct = true;
        for (ItemId id : chain.path()) {
            Optional<Context> member = machine.context(id);
            if (member.isEmpty()) {
                between.add(id);
                continue;
            }
            if (!members.isEmpty()) {
                direct &= between.size() < 2;
                hops.add(hop(members.getLast(), member.get(), between.stream().findFirst(), machine));
            }
            members.add(member.get());
            between.clear();
        }
        return new Route(members, hops, direct, !members.isEmpty() && looksForInput(members.getFirst(), machine));
    }

    /** True if something goes from each member to the next. */
    public boolean leads() {
        return !members.isEmpty() && hops.stream().allMatch(Hop::leads);
    }

    private static Hop hop(Context from, Context to, Optional<ItemId> through, Machine machine) {
        boolean released = machine.triggers(to).stream().anyMatch(t -> t.context() == from.index());
        boolean triggers =
                switch (to.activation()) {
                    case Activation.On on -> on.source().equals(through.orElse(from.item()));
                    case Activation.Spawned _ -> through.isEmpty();
                    case Activation.Periodic _, Activation.After _, Activation.Sporadic _, Activation.Burst _ -> false;
                    case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> false;
                };
        return new Hop(from, to, through, released && triggers);
    }

    /** What the outside releases starts with its arrival; a task that time releases looks when it runs. */
    private static boolean looksForInput(Context head, Machine machine) {
        return head.kind() == ContextKind.TASK
                && machine.project()
                        .item(head.item(), Executable.class)
                        .filter(e -> isByTime(e.activation()))
                        .isPresent();
    }

    private static boolean isByTime(Activation activation) {
        return switch (activation) {
            case Activation.Periodic _, Activation.After _, Activation.Background _, Activation.Startup _ -> true;
            case Activation.Sporadic _, Activation.Burst _, Activation.On _ -> false;
            case Activation.Spawned _, Activation.Recorded _ -> false;
        };
    }
}
