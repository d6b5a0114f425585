package dev.takt.sim.search;

import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.Question;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One candidate of the search: for each context and source the rules by which a run chooses, and values for single choices. It is changed by the thread that makes it and read by any afterwards.
 */
final class Genome implements Choices {
    private static final long NONE = -1;

    final Way[] work;
    final Way[] branch;
    final Way[] jitter;
    /** When a context with {@link Way#MEET} is to be released. */
    final long[] meet;

    final Way[] gaps;
    /** First arrivals; -1 as the design says. */
    final long[] first;

    final Map<Spot, Long> single;
    private final Ground ground;
    long seed;

    /** As the plain run does. */
    Genome(Ground ground) {
        this.ground = ground;
        work = ways(ground.contexts);
        branch = ways(ground.contexts);
        jitter = ways(ground.contexts);
        gaps = ways(ground.sources);
        meet = new long[ground.contexts];
        first = new long[ground.sources];
        Arrays.fill(first, NONE);
        single = new HashMap<>();
    }

    Genome(Genome from) {
        ground = from.ground;
        seed = from.seed;
        work = from.work.clone();
        branch = from.branch.clone();
        jitter = from.jitter.clone();
        gaps = from.gaps.clone();
        meet = from.meet.clone();
        first = from.first.clone();
        single = new HashMap<>(from.single);
    }

    private static Way[] ways(int count) {
        Way[] ways = new Way[count];
        Arrays.fill(ways, Way.PLAIN);
        return ways;
    }

    Genome allWork(Way way) {
        Arrays.fill(work, way);
        return this;
    }

    Genome allJitter(Way way) {
        Arrays.fill(jitter, way);
        return this;
    }

    Genome allGaps(Way way) {
        Arrays.fill(gaps, way);
        return this;
    }

    Genome allBranches(Way way) {
        Arrays.fill(branch, way);
        return this;
    }

    @Override
    public long answer(Question q) {
        if (!single.isEmpty()) {
            Long value = single.get(Spot.of(q));
            if (value != null) {
                return value;
            }
        }
        return switch (q.choice) {
            case FIRST_ARRIVAL -> first[q.who] == NONE ? q.drawn : first[q.who];
            case GAP -> chosen(gaps[q.who], q, ground.spread[q.who]);
            case JITTER -> jitter[q.who] == Way.MEET ? meeting(q) : chosen(jitter[q.who], q, q.most);
            case WORK -> chosen(work[q.who], q, q.most);
            case BRANCH -> chosen(branch[q.who], q, q.most);
        };
    }

    @Override
    public boolean shorter() {
        return ground.shorter;
    }

    private long meeting(Question q) {
        long wait = meet[q.who] - q.nowNs;
        return wait < 0 ? q.least : Math.min(wait, q.most);
    }

    private long chosen(Way way, Question q, long most) {
        return switch (way) {
            case PLAIN -> q.drawn;
            case LEAST -> q.least;
            case MOST, MEET -> most;
            case ANY -> Draws.between(q.least, most, bits(q));
            case EDGE -> bits(q) < 0 ? q.least : most;
        };
    }

    private long bits(Question q) {
        return Draws.bits(seed, (long) q.who * Choice.values().length + q.choice.ordinal(), q.job, q.step);
    }
}
