package dev.takt.sim.search;

import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.Draws;
import java.util.List;
import java.util.SplittableRandom;

/** New ways to choose: by chance, around a critical instant, or near the best so far. */
final class Mutation {
    private static final Way[] WORK = {Way.MOST, Way.MOST, Way.MOST, Way.LEAST, Way.ANY, Way.EDGE, Way.PLAIN};
    private static final Way[] JITTER = {Way.LEAST, Way.MOST, Way.ANY, Way.EDGE, Way.PLAIN};
    private static final Way[] GAPS = {Way.LEAST, Way.LEAST, Way.ANY, Way.PLAIN};
    private static final int MOST_SINGLE = 6;

    private final Ground ground;
    private final SplittableRandom random;

    Mutation(Ground ground, SplittableRandom random) {
        this.ground = ground;
        this.random = random;
    }

    /** Everything by chance. */
    Genome any() {
        Genome genome = new Genome(ground);
        genome.seed = random.nextLong();
        boolean alike = random.nextBoolean();
        Way work = one(WORK);
        Way jitter = one(JITTER);
        for (int c = 0; c < ground.contexts; c++) {
            genome.work[c] = alike ? work : one(WORK);
            genome.jitter[c] = alike ? jitter : one(JITTER);
            genome.branch[c] = one(WORK);
        }
        for (int s = 0; s < ground.sources; s++) {
            genome.gaps[s] = one(GAPS);
            move(genome, s);
        }
        return genome;
    }

    /** Everything released about when a job of a context is. */
    Genome criticalInstant(int context) {
        int own = ground.sourceOf[context] >= 0 ? ground.sourceOf[context] : source();
        long at = own < 0 ? 0 : instant(own);
        Genome genome = CriticalInstant.at(ground, at, s -> early(s, context));
        genome.seed = random.nextLong();
        for (int c = 0; c < ground.contexts; c++) {
            genome.branch[c] = one(WORK);
            if (random.nextInt(8) == 0) {
                genome.work[c] = one(WORK);
            }
        }
        return genome;
    }

    private long instant(int source) {
        long period = Math.max(1, ground.period[source]);
        long jobs = Math.max(1, (ground.untilNs - Math.min(ground.first[source], ground.untilNs)) / period);
        long job = random.nextLong(random.nextBoolean() ? Math.min(jobs, 4) : jobs);
        return ground.first[source] + job * period + ground.jitter[source];
    }

    private long early(int source, int context) {
        if (ground.sourceOf[context] == source) {
            return 0;
        }
        int often = ground.below(source, context) ? 1 : 3;
        return random.nextInt(4) < often ? 0 : 1 + (random.nextBoolean() ? 0 : little(ground.period[source]));
    }

    /** A few things of the best changed. */
    Genome near(Best best) {
        Genome genome = new Genome(best.genome());
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(genome, best);
        }
        return genome;
    }

    private void change(Genome genome, Best best) {
        switch (random.nextInt(10)) {
            case 0 -> genome.work[context()] = one(WORK);
            case 1 -> genome.branch[context()] = one(WORK);
            case 2 -> jitter(genome, best);
            case 3 -> gaps(genome);
            case 4 -> genome.seed = random.nextLong();
            case 5, 6 -> shift(genome);
            default -> single(genome, best.near());
        }
    }

    private void jitter(Genome genome, Best best) {
        int c = context();
        if (random.nextBoolean()) {
            genome.jitter[c] = one(JITTER);
        } else {
            genome.jitter[c] = Way.MEET;
            genome.meet[c] = Math.max(0, begin(best) + random.nextInt(-1, 2));
        }
    }

    /** When the worst job arrived. */
    private static long begin(Best best) {
        return best.worst().endNs() - best.worst().responseNs();
    }

    private void gaps(Genome genome) {
        if (ground.sources > 0) {
            genome.gaps[source()] = one(GAPS);
        }
    }

    private void shift(Genome genome) {
        if (ground.movable.isEmpty()) {
            return;
        }
        int s = ground.movable.get(random.nextInt(ground.movable.size()));
        if (random.nextInt(3) == 0) {
            move(genome, s);
        } else {
            long from = genome.first[s] < 0 ? ground.first[s] : genome.first[s];
            long by = random.nextInt(3) == 0 ? 1 : 1 + little(ground.period[s]);
            genome.first[s] = ground.phase(s, random.nextBoolean() ? from + by : from - by);
        }
    }

    private void single(Genome genome, List<Asked> near) {
        if (near.isEmpty()) {
            return;
        }
        int count = 1 + random.nextInt(MOST_SINGLE);
        for (int i = 0; i < count; i++) {
            Asked asked = near.get(random.nextInt(near.size()));
            genome.single.put(asked.spot(), value(asked));
        }
    }

    private long value(Asked asked) {
        long most =
                asked.spot().choice() == Choice.GAP ? ground.spread[asked.spot().who()] : asked.most();
        return switch (random.nextInt(4)) {
            case 0 -> asked.least();
            case 1 -> most;
            case 2 -> Draws.between(asked.least(), most, random.nextLong());
            default -> {
                long by = 1 + little(asked.value());
                yield Math.clamp(random.nextBoolean() ? asked.value() + by : asked.value() - by, asked.least(), most);
            }
        };
    }

    /** A first arrival anywhere, if it is open. */
    private void move(Genome genome, int s) {
        if (ground.free[s] && random.nextInt(4) > 0) {
            genome.first[s] = ground.phase(s, random.nextLong(Math.max(1, Math.min(ground.period[s], ground.untilNs))));
        }
    }

    /** Small against a length, of any size. */
    private long little(long length) {
        long most = Math.max(1, Math.min(length, ground.untilNs));
        return random.nextLong(Math.max(1, most >> random.nextInt(1, 20)));
    }

    private Way one(Way[] ways) {
        return ways[random.nextInt(ways.length)];
    }

    private int context() {
        return random.nextInt(ground.contexts);
    }

    /** Any source, -1 if there is none. */
    private int source() {
        return ground.sources == 0 ? -1 : random.nextInt(ground.sources);
    }
}
