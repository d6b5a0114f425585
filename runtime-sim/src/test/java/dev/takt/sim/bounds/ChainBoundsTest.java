package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ChainMeasure;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.ChainTimes;
import dev.takt.sim.plan.PlanCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Soundness from end to end: in no run does a chain take longer than its bound, whatever its members are and however they hand on. */
class ChainBoundsTest {
    private static final long SEED = 4_099 + Seeds.first();
    private static final int DESIGNS = Seeds.count(2_000);
    private static final long US = 1_000;

    @Test
    void noSimulatedChainExceedsItsBound() {
        int known = 0;
        long seen = 0;
        StringBuilder broken = new StringBuilder();
        for (long seed = SEED; seed < SEED + DESIGNS; seed++) {
            Project project = new RandomChain(seed).project();
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            List<ChainAnalysis> bounds = Analysis.of(machine, Progress.NONE).chains();
            Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(seed));
            run.advance(Limit.until(200_000 * US), Progress.NONE);
            List<ChainTimes> times = ChainTimes.of(machine, run.trace());
            for (int i = 0; i < bounds.size(); i++) {
                if (bounds.get(i).bound() instanceof ChainBound.Known bound) {
                    known++;
                    seen += times.get(i).count();
                    if (times.get(i).worstNs().orElse(0) > bound.ns()) {
                        broken.append("seed %d: %s %s took %d, bound %d%n"
                                .formatted(
                                        seed,
                                        times.get(i).item(),
                                        times.get(i).measure(),
                                        times.get(i).worstNs().orElse(0),
                                        bound.ns()));
                    }
                }
            }
        }
        assertTrue(broken.isEmpty(), broken.toString());
        assertTrue(known > DESIGNS, "only " + known + " bounds known");
        assertTrue(seen > 10 * DESIGNS, "only " + seen + " times seen");
    }

    /** Writer a every 10 (C 1), reader b every 4 (C 1, offset 2): b reads at 2, 6, 10 … what a left at 1, 11, …; the oldest at 10, before a has written at 11. */
    @Test
    void ageAndReactionOfASmallRun() {
        Item x = Resource.blank(ItemId.of("x"), "x").withProtocol(Protocol.IMMEDIATE_CEILING);
        Item a = task("a", 1, new Activation.Periodic(10 * US, 0, 0), lock(1));
        Item b = task("b", 2, new Activation.Periodic(4 * US, 2 * US, 0), lock(1));
        List<ItemId> path = List.of(ItemId.of("a"), ItemId.of("x"), ItemId.of("b"));
        Item age = Chain.blank(ItemId.of("age"), "age").withPath(path).withMeasure(ChainMeasure.AGE);
        Item reaction = Chain.blank(ItemId.of("reaction"), "reaction").withPath(path);
        Project project = Project.blank("t", "lm3s6965", "generic").withItems(List.of(x, a, b, age, reaction));
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(1));
        run.advance(Limit.until(20 * US), Progress.NONE);
        List<ChainTimes> times = ChainTimes.of(machine, run.trace());
        // b ends at 3, 7, 11 with data of 0 (a runs at 11 only, b was released at 10 first), at 15 and 19 with data of
        // 10
        assertEquals(
                new ChainTimes(ItemId.of("age"), ChainMeasure.AGE, 5, some(3), some(11), some(7), none()),
                times.get(0));
        // what came just after 0 is in the output at 15
        assertEquals(
                new ChainTimes(ItemId.of("reaction"), ChainMeasure.REACTION, 1, some(15), some(15), some(15), none()),
                times.get(1));
    }

    private static OptionalLong some(long us) {
        return OptionalLong.of(us * US);
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    private static Task task(String id, int priority, Activation activation, Step... body) {
        return Task.blank(ItemId.of(id), id)
                .withPriority(priority)
                .withActivation(activation)
                .withBody(List.of(body));
    }

    private static Step lock(long us) {
        return new Step.Lock(ItemId.of("x"), List.of(new Step.Compute("", us * US, us * US, Distribution.WORST)));
    }

    /** A chain of two to four tasks and a few that stand in its way, on one core or two; each link triggers or is sampled. */
    private static final class RandomChain {
        private final SplittableRandom random;
        private final List<Item> items = new ArrayList<>();
        private final List<ItemId> path = new ArrayList<>();
        private final int cores;

        RandomChain(long seed) {
            random = new SplittableRandom(seed);
            cores = random.nextInt(1, 3);
        }

        Project project() {
            int members = random.nextInt(2, 5);
            List<Step> out = new ArrayList<>();
            Activation next = timed();
            Step in = work();
            for (int i = 0; i < members; i++) {
                out.clear();
                path.add(ItemId.of("m" + i));
                Activation mine = next;
                Step take = in;
                next = i + 1 < members ? link(i, out) : mine;
                in = next instanceof Activation.On || next instanceof Activation.Spawned ? work() : taking(i);
                List<Step> body = new ArrayList<>(List.of(take, work()));
                body.addAll(out);
                items.add(any("m" + i, mine, body));
            }
            for (int i = 0; i < random.nextInt(3); i++) {
                items.add(any("other" + i, timed(), List.of(work())));
            }
            for (ChainMeasure measure : ChainMeasure.values()) {
                items.add(Chain.blank(ItemId.of(measure.tag()), measure.tag())
                        .withPath(path)
                        .withMeasure(measure));
            }
            return Project.blank("chain", "generic-" + cores, "generic").withItems(items);
        }

        /** Adds what the member does to hand on; returns what releases the next. */
        private Activation link(int i, List<Step> out) {
            ItemId id = ItemId.of("x" + i);
            switch (random.nextInt(5)) {
                case 0 -> {
                    out.add(new Step.Spawn(ItemId.of("m" + (i + 1))));
                    return new Activation.Spawned();
                }
                case 1 -> {
                    path.add(id);
                    items.add(Channel.blank(id, id.value()).withCapacity(random.nextInt(1, 4)));
                    out.add(new Step.Send(id, OptionalLong.empty()));
                    return new Activation.On(id);
                }
                case 2 -> {
                    path.add(id);
                    items.add(Channel.blank(id, id.value()).withChannel(ChannelKind.SIGNAL));
                    out.add(new Step.Notify(id));
                    return new Activation.On(id);
                }
                default -> {
                    path.add(id);
                    items.add(Resource.blank(id, id.value())
                            .withProtocol(cores > 1 ? Protocol.SPIN : Protocol.IMMEDIATE_CEILING));
                    out.add(new Step.Lock(id, List.of(work())));
                    return timed();
                }
            }
        }

        private Step taking(int i) {
            return new Step.Lock(ItemId.of("x" + i), List.of(work()));
        }

        private Task any(String id, Activation activation, List<Step> body) {
            return task(id, random.nextInt(8), activation, body.toArray(Step[]::new))
                    .withCore(random.nextInt(cores));
        }

        private Activation timed() {
            long period = random.nextInt(4, 60) * 250 * US;
            return switch (random.nextInt(6)) {
                case 0 -> new Activation.Sporadic(period, random.nextBoolean() ? 0 : period / 3, 0);
                case 1 -> new Activation.Periodic(period, random.nextLong(period), random.nextLong(period / 2));
                case 2 -> new Activation.After(period, 0);
                default -> new Activation.Periodic(period, random.nextLong(period), 0);
            };
        }

        private Step work() {
            long worst = random.nextInt(1, 250) * US;
            return new Step.Compute("", worst / random.nextInt(1, 4), worst, Distribution.UNIFORM);
        }
    }
}
