package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The steps of a body in their order, outer before inner, each with whether every job comes past it: where a chain's data is taken and passed on. */
public final class Passage {
    private record Place(Step step, boolean certain) {}

    private final List<Place> places = new ArrayList<>();

    public Passage(List<Step> body) {
        add(body, true);
    }

    private void add(List<Step> steps, boolean certain) {
        for (Step step : steps) {
            places.add(new Place(step, certain));
            boolean inside = certain && !isChoice(step);
            step.inner().forEach(inner -> add(inner, inside));
        }
    }

    private static boolean isChoice(Step step) {
        return step instanceof Step.Branch
                || step instanceof Step.Repeat repeat && repeat.count() < 1
                || step instanceof Step.Noted noted && isChoice(noted.step());
    }

    /** Where every job first does such a step. */
    public OptionalInt certain(Predicate<Step> step) {
        return IntStream.range(0, places.size())
                .filter(i -> places.get(i).certain() && step.test(places.get(i).step()))
                .findFirst();
    }

    /** Where a job may first do such a step. */
    public OptionalInt possible(Predicate<Step> step) {
        return IntStream.range(0, places.size())
                .filter(i -> step.test(places.get(i).step()))
                .findFirst();
    }

    /** A step that puts something into a channel, releases a task or changes what a resource guards. */
    public static Predicate<Step> into(ItemId item) {
        return step -> step instanceof Step.Send send && send.channel().equals(item)
                || step instanceof Step.Notify notify && notify.signal().equals(item)
                || step instanceof Step.Spawn spawn && spawn.task().equals(item)
                || locks(step, item);
    }

    /** A step that takes from a channel or looks at what a resource guards. */
    public static Predicate<Step> outOf(ItemId item) {
        return step -> step instanceof Step.Receive receive && receive.channel().equals(item)
                || step instanceof Step.Wait wait && wait.signal().equals(item)
                || locks(step, item);
    }

    private static boolean locks(Step step, ItemId item) {
        return step instanceof Step.Lock lock && lock.resource().equals(item);
    }
}
