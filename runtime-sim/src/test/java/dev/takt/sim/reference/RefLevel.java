package dev.takt.sim.reference;

import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A level of a core: who of those that are ready goes first, and what has to be remembered for that. */
final class RefLevel {
    private static final long BEHIND = 1_000_000;
    /** An executor that orders by deadline is in the midst of a pass. */
    private static final int PASSING = -2;

    final Level level;
    /** The dispatcher of its tasks is at work. */
    boolean polling;
    /** Its pass is over, and its interrupt has to return before it or another is entered here. */
    boolean returns;

    /** Loop and ring: the order of the one that went last, -1 at the start of a pass. */
    private int last = -1;
    /** An executor: what is left of the batch, and who was woken since it was taken, oldest first. */
    private final List<RefContext> batch = new ArrayList<>();

    private final List<RefContext> woken = new ArrayList<>();
    /** FreeRTOS: the ready list of a priority, null for its end mark, and the place of the one that was chosen last. */
    private final List<@Nullable RefContext> list = new ArrayList<>();

    private int chosen;

    RefLevel(Level level) {
        this.level = level;
        list.add(null);
    }

    /** Those that are ready and have not begun, first the one to go; {@code urgency} orders where deadlines do. */
    Comparator<RefContext> order(RefUrgency urgency) {
        return switch (level.policy()) {
            case Policy.ByOrder _ -> Comparator.comparingInt(c -> c.context.order());
            case Policy.FirstCome _ -> firstCome();
            case Policy.EarliestDeadline _ ->
                Comparator.comparingLong(urgency::deadline).thenComparing(firstCome());
            case Policy.RoundRobin(long _, Turn turn) ->
                turn == Turn.NEXT_CONTEXT ? Comparator.comparingInt(this::distance) : firstCome();
            case Policy.Batches _ -> Comparator.comparingLong(this::placeInBatch);
            case Policy.DeadlinePolls _ -> Comparator.comparingLong(c -> placeInPolls(c, urgency));
            case Policy.Loop _ -> Comparator.comparingLong(this::placeInLoop);
            case Policy.Ring _ ->
                Comparator.comparingLong(
                        c -> c.context.order() > last ? c.context.order() : BEHIND + c.context.order());
        };
    }

    private static Comparator<RefContext> firstCome() {
        return Comparator.<RefContext>comparingInt(c -> c.dispatched ? 0 : 1)
                .thenComparing(c -> Math.min(c.place, 0))
                .thenComparing(c -> c.since)
                .thenComparing(c -> c.place)
                .thenComparing(c -> c.context.order());
    }

    /** The batch, then handlers, then who was woken meanwhile, newest first. */
    private long placeInBatch(RefContext c) {
        if (batch.contains(c)) {
            return batch.indexOf(c);
        }
        return c.isHandler() ? BEHIND + c.context.order() : 2 * BEHIND - woken.indexOf(c);
    }

    /** In a pass its order by deadline, then handlers; handlers first between two passes. */
    private long placeInPolls(RefContext c, RefUrgency urgency) {
        if (c.isHandler()) {
            return last == PASSING ? BEHIND + c.context.order() : c.context.order() - BEHIND;
        }
        return sorted(urgency).indexOf(c);
    }

    /** Those taken before, and each woken since sorted in behind equal ones, newest first. */
    private List<RefContext> sorted(RefUrgency urgency) {
        List<RefContext> all = new ArrayList<>(batch);
        for (RefContext w : woken.reversed()) {
            if (!w.isHandler()) {
                int place = 0;
                while (place < all.size() && urgency.deadline(all.get(place)) <= urgency.deadline(w)) {
                    place++;
                }
                all.add(place, w);
            }
        }
        return all;
    }

    /** Who stands behind the last, then handlers, then from the first again; handlers first at the start of a pass. */
    private long placeInLoop(RefContext c) {
        boolean behind = last >= 0 && c.context.order() > last;
        long place = c.isHandler() ? 1 : behind ? 0 : 2;
        return place * BEHIND + c.context.order();
    }

    /** Steps from the entry that was chosen last, which itself is the last to come. */
    private int distance(RefContext c) {
        return Math.floorMod(list.indexOf(c) - chosen - 1, list.size());
    }

    /** One is ready that was not. */
    void comes(RefContext c) {
        woken.remove(c);
        woken.add(c);
        c.alarm = -1;
        inList(c);
    }

    /** One is ready that was not: an alarm has woken it. */
    void comesByTimer(RefContext c, RefTimers timers) {
        woken.remove(c);
        timers.wake(c, woken);
        inList(c);
    }

    private void inList(RefContext c) {
        if (!list.contains(c)) {
            // vListInsertEnd: before the entry chosen last
            list.add(chosen, c);
            chosen++;
        }
    }

    /** One is no longer ready. */
    void goesAway(RefContext c) {
        woken.remove(c);
        batch.remove(c);
        int at = list.indexOf(c);
        if (at >= 0) {
            // uxListRemove: the entry chosen last becomes the one before
            list.remove(at);
            chosen = at <= chosen ? Math.floorMod(chosen - 1, list.size()) : chosen;
        }
    }

    /** One has been chosen and goes. */
    void goes(RefContext c, RefUrgency urgency) {
        if (level.policy() instanceof Policy.DeadlinePolls) {
            last = c.isHandler() ? -1 : PASSING;
            if (!c.isHandler()) {
                List<RefContext> taken = sorted(urgency);
                batch.clear();
                batch.addAll(taken);
                woken.removeAll(taken);
            }
            batch.remove(c);
            woken.remove(c);
            return;
        }
        if (woken.contains(c) && !c.isHandler() && batch.isEmpty()) {
            batch.addAll(woken.stream().filter(w -> !w.isHandler()).toList().reversed());
            woken.removeAll(batch);
        }
        batch.remove(c);
        woken.remove(c);
        last = c.isHandler() && level.policy() instanceof Policy.Loop ? -1 : c.context.order();
        chosen = list.contains(c) ? list.indexOf(c) : chosen;
    }

    /** The dispatcher of its tasks has done with all that it took, or has gone past: whoever is ready is of the next pass. */
    boolean isPassOver() {
        List<RefContext> tasks = Stream.concat(batch.stream(), woken.stream())
                .filter(w -> !w.isHandler())
                .toList();
        return switch (level.policy()) {
            case Policy.Batches _ -> batch.isEmpty();
            case Policy.DeadlinePolls _ -> tasks.isEmpty();
            case Policy.Loop _ -> last < 0 || tasks.stream().noneMatch(w -> w.context.order() > last);
            default -> true;
        };
    }

    /** Nobody of the level is ready: a loop begins with its first again. */
    void idles() {
        boolean begins = level.policy() instanceof Policy.Loop || level.policy() instanceof Policy.DeadlinePolls;
        last = begins ? -1 : last;
    }

    void reset() {
        polling = false;
        returns = false;
        last = -1;
        batch.clear();
        woken.clear();
        list.clear();
        list.add(null);
        chosen = 0;
    }
}
