package dev.takt.sim.scenario;

import static dev.takt.sim.design.Shared.ends;
import static dev.takt.sim.design.Shared.machine;
import static dev.takt.sim.design.Shared.nonPreemptive;
import static dev.takt.sim.design.Shared.project;
import static dev.takt.sim.design.Shared.run;
import static dev.takt.sim.design.Shared.task;
import static dev.takt.sim.design.Shared.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of all designs whose tasks are allowed on some of the shared cores. */
class AffinityLawsTest {
    private static final long RUN = 2_000;
    private static final int DESIGNS = Seeds.count(300);

    /** Sets from a list, for tasks in turn or at random. */
    private static Project random(SplittableRandom random, int cores, List<List<Integer>> sets) {
        int n = random.nextInt(cores, 3 * cores + 1);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long period = random.nextLong(10, 200);
            long work = random.nextLong(1, Math.max(2, period * cores / n));
            Activation activation = new Activation.Periodic(period, random.nextLong(period), 0);
            List<Integer> set = sets.get(random.nextInt(sets.size()));
            items.add(task("t" + i, random.nextInt(8), activation, work(Math.max(1, work / 2), work))
                    .withAffinity(set)
                    .withCore(set.isEmpty() ? 0 : set.getFirst()));
        }
        Project project = project(cores, items);
        return switch (random.nextInt(4)) {
            case 0 -> nonPreemptive(project);
            case 1 -> project.withSettings(project.settings().withScheduling(Scheduling.EDF));
            default -> project;
        };
    }

    private static List<List<Integer>> anySets(SplittableRandom random, int cores) {
        List<List<Integer>> sets = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < 4; i++) {
            int mask = random.nextInt(1, 1 << cores);
            List<Integer> set = new ArrayList<>();
            for (int c = 0; c < cores; c++) {
                if ((mask & 1 << c) != 0) {
                    set.add(c);
                }
            }
            sets.add(set);
        }
        return sets;
    }

    /** The cores dealt to groups. */
    private static List<List<Integer>> groups(SplittableRandom random, int cores) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int c = 0; c < cores; c++) {
            if (groups.isEmpty() || random.nextBoolean()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(c);
        }
        return groups;
    }

    /** Nobody runs where it is not allowed; no allowed core idles while somebody is ready; nobody ready is more urgent than somebody it could displace; blame sums to the response. */
    @Test
    void lawsOfPlaces() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int cores = random.nextInt(2, 5);
            Project project = random(random, cores, anySets(random, cores));
            Trace trace = run(project, seed, RUN);
            Slices slices = Slices.of(trace);
            boolean preemptive = project.settings().preemption() == Preemption.FULL
                    && project.settings().scheduling() == Scheduling.FIXED;
            for (long now = 0; now < RUN; now++) {
                checkInstant("seed " + seed + " at " + now, trace, slices, now, preemptive);
            }
            for (int c = 0; c < trace.names().contexts().size(); c++) {
                checkJobs("seed " + seed + ", task " + c, trace, slices, c, Long.MAX_VALUE);
            }
        }
    }

    private static void checkInstant(String where, Trace trace, Slices slices, long now, boolean preemptive) {
        int cores = trace.names().cores().size();
        int[] level = new int[cores];
        for (int core = 0; core < cores; core++) {
            Track track = slices.core(core);
            int slice = track.at(now);
            boolean runs =
                    slice < track.size() && track.start(slice) <= now && track.state(slice) == SliceState.RUNNING;
            level[core] = -1;
            if (runs) {
                var on = trace.names().contexts().get(track.context(slice));
                level[core] = on.level();
                assertTrue(on.cores().contains(core), where + ": " + on.name() + " runs on core " + core);
            }
        }
        for (var ready : trace.names().contexts()) {
            Track track = slices.context(ready.index());
            int slice = track.at(now);
            boolean waits = slice < track.size() && track.start(slice) <= now && track.state(slice) == SliceState.READY;
            for (int core : ready.cores()) {
                assertTrue(!waits || level[core] >= 0, where + ": a core idles that " + ready.name() + " may have");
                assertTrue(
                        !waits || !preemptive || level[core] >= ready.level(),
                        where + ": " + ready.name() + " waits for a less urgent one");
            }
        }
    }

    private static void checkJobs(String where, Trace trace, Slices slices, int context, long bound) {
        Jobs jobs = slices.jobs(context);
        for (int job = 0; job < jobs.size(); job++) {
            if (jobs.outcome(job) == JobOutcome.COMPLETED) {
                long response = jobs.finish(job) - jobs.arrival(job);
                assertTrue(response <= bound, where + " took " + response + ", bound " + bound);
                List<BlamePart> parts = Blame.of(trace, slices, context, jobs.number(job));
                assertEquals(
                        response, parts.stream().mapToLong(BlamePart::lengthNs).sum(), where);
            }
        }
    }

    private static long bound(AnalysisResult result, int context) {
        return result.contexts().get(context).bound() instanceof Bound.Known k ? k.ns() : Long.MAX_VALUE;
    }

    @Test
    void noBoundIsExceededWhereTheCoresFallIntoGroups() {
        int known = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + 2 * DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int cores = random.nextInt(2, 6);
            Project project = random(random, cores, groups(random, cores));
            Trace trace = run(project, seed, RUN);
            Slices slices = Slices.of(trace);
            AnalysisResult bounds = Analysis.of(machine(project), Progress.NONE);
            for (int c = 0; c < bounds.contexts().size(); c++) {
                known += bound(bounds, c) < Long.MAX_VALUE ? 1 : 0;
                checkJobs("seed " + seed + ", task " + c, trace, slices, c, bound(bounds, c));
            }
        }
        assertTrue(known > 2 * DESIGNS, "only " + known + " bounds known");
    }

    /** c is tied to a through b; d, alone on core 3, is not: its bound is that of its core. */
    @Test
    void thereIsNoBoundWhereSetsOverlap() {
        Activation each = new Activation.Periodic(100, 0, 0);
        Project project = project(
                4,
                List.of(
                        task("a", 2, each, work(2, 2)).withAffinity(List.of(0)),
                        task("b", 1, each, work(2, 2)).withAffinity(List.of(0, 1)),
                        task("c", 3, each, work(2, 2)).withAffinity(List.of(1, 2)),
                        task("d", 3, each, work(2, 2)).withAffinity(List.of(3)),
                        task("e", 1, each, work(2, 2)).withAffinity(List.of(3))));
        AnalysisResult result = Analysis.of(machine(project), Progress.NONE);
        for (int c = 0; c < 3; c++) {
            assertEquals(
                    "No bound known: a and b are allowed some of the same cores, but not all; bounds for shared cores need sets that are equal or have nothing in common.",
                    ((Bound.NotApplicable) result.contexts().get(c).bound())
                            .reason()
                            .text());
        }
        assertEquals(2, bound(result, 3));
        assertEquals(4, bound(result, 4));
    }

    /** Some of the parts have bounds, whatever the others are. */
    @Test
    void noBoundIsExceededWhateverTheSets() {
        int known = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + 2 * DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int cores = random.nextInt(3, 7);
            List<List<Integer>> sets = new ArrayList<>(groups(random, cores));
            int first = random.nextInt(cores - 1);
            sets.add(List.of(first, first + 1));
            Project project = random(random, cores, sets);
            Trace trace = run(project, seed, RUN);
            Slices slices = Slices.of(trace);
            AnalysisResult bounds = Analysis.of(machine(project), Progress.NONE);
            for (int c = 0; c < bounds.contexts().size(); c++) {
                known += bound(bounds, c) < Long.MAX_VALUE ? 1 : 0;
                checkJobs("seed " + seed + ", task " + c, trace, slices, c, bound(bounds, c));
            }
        }
        assertTrue(known > DESIGNS, "only " + known + " bounds known");
    }

    /** One dispatcher that may put each task on one core only is one dispatcher a core: the same ends, the same bounds. */
    @Test
    void tasksOfOneAllowedCoreRunAsOnCoresOfTheirOwn() {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int cores = random.nextInt(2, 5);
            List<List<Integer>> sets = new ArrayList<>();
            for (int c = 0; c < cores; c++) {
                sets.add(List.of(c));
            }
            Project project = random(random, cores, sets);
            Project apart = project.withSettings(project.settings().withSharing(Sharing.PARTITIONED));
            assertEquals(ends(run(apart, seed, RUN)), ends(run(project, seed, RUN)), "seed " + seed);
            AnalysisResult together = Analysis.of(machine(project), Progress.NONE);
            AnalysisResult each = Analysis.of(machine(apart), Progress.NONE);
            for (int c = 0; c < each.contexts().size(); c++) {
                assertEquals(bound(each, c), bound(together, c), "seed " + seed + ", task " + c);
            }
            assertEquals(each.loads(), together.loads(), "seed " + seed);
        }
    }
}
