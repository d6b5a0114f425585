package dev.takt.projects.analysis;

import dev.takt.projects.analysis.SecondOpinion.Figures;
import dev.takt.projects.analysis.SecondOpinion.Set;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Blocking by sections that do not nest, written down plainly: under ceilings, inheritance, masked sections and spin locks between cores. Tasks are in order of urgency, each section lies within the cost of its task, and given
 * blocking of the set is not used.
 */
record LocksSecondOpinion(Set set, List<List<Held>> sections, int[] core) {
    /** A resource and for how long it is held. */
    record Held(int resource, int length) {}

    static LocksSecondOpinion of(SplittableRandom random, int cores) {
        Set drawn = Set.of(random, false);
        int n = drawn.size();
        List<List<Held>> sections = IntStream.range(0, n)
                .mapToObj(i -> sections(random, drawn.cost()[i]))
                .toList();
        int[] core = IntStream.range(0, n).map(_ -> random.nextInt(cores)).toArray();
        return new LocksSecondOpinion(drawn, sections, core);
    }

    private static List<Held> sections(SplittableRandom random, int cost) {
        int left = cost;
        Stream.Builder<Held> sections = Stream.builder();
        for (int number = random.nextInt(3); number > 0 && left > 0; number--) {
            int length = random.nextInt(1, left + 1);
            left -= length;
            sections.add(new Held(random.nextInt(3), length));
        }
        return sections.build().toList();
    }

    private boolean uses(int task, int resource) {
        return sections.get(task).stream().anyMatch(s -> s.resource() == resource);
    }

    /** The place of the most urgent user. */
    private int ceiling(int resource) {
        return IntStream.range(0, set.size())
                .filter(i -> uses(i, resource))
                .min()
                .orElse(set.size());
    }

    /** Sections of a less urgent task on what somebody at least as urgent uses too. */
    private Stream<Held> over(int task, int lower) {
        return sections.get(lower).stream().filter(s -> ceiling(s.resource()) <= task);
    }

    private IntStream lower(int task) {
        return IntStream.range(task + 1, set.size()).filter(k -> core[k] == core[task]);
    }

    /** The longest section of a less urgent task whose ceiling is as urgent: Baker 1991; Sha, Rajkumar and Lehoczky 1990, theorem 12. */
    int ceilings(int task) {
        return lower(task)
                .flatMap(k -> over(task, k).mapToInt(Held::length))
                .max()
                .orElse(0);
    }

    /**
     * One section of each less urgent task, or one of each resource, whichever is less: Sha, Rajkumar and Lehoczky 1990, theorem 6. A lock that is handed over may be with the next less urgent task when it is asked for the second
     * time, so then each of them counts.
     */
    int inheritance(int task) {
        int byTask = lower(task).map(k -> longest(over(task, k))).sum();
        int byResource = IntStream.range(0, 3).map(r -> byResource(task, r)).sum();
        return Math.min(byTask, byResource);
    }

    private int byResource(int task, int resource) {
        IntStream each = lower(task).map(k -> longest(over(task, k).filter(s -> s.resource() == resource)));
        boolean twice = IntStream.rangeClosed(0, task)
                .anyMatch(k -> sections.get(k).stream()
                                .filter(s -> s.resource() == resource)
                                .count()
                        > 1);
        return twice ? each.sum() : each.max().orElse(0);
    }

    private static int longest(Stream<Held> sections) {
        return sections.mapToInt(Held::length).max().orElse(0);
    }

    /** The longest section of any less urgent task. */
    int masked(int task) {
        return lower(task)
                .flatMap(k -> sections.get(k).stream().mapToInt(Held::length))
                .max()
                .orElse(0);
    }

    /** What one request waits for: one section of each other core. */
    private int spin(int task, int resource) {
        return IntStream.of(core)
                .distinct()
                .filter(c -> c != core[task])
                .map(c -> IntStream.range(0, set.size())
                        .filter(k -> core[k] == c)
                        .flatMap(k -> sections.get(k).stream()
                                .filter(s -> s.resource() == resource)
                                .mapToInt(Held::length))
                        .max()
                        .orElse(0))
                .sum();
    }

    /** Figures of a task if sections cannot be preempted and spinning is part of each job: Gai, Lipari and Di Natale 2001. */
    Optional<Figures> spinning(int task) {
        int[] mates = IntStream.range(0, set.size())
                .filter(k -> core[k] == core[task])
                .toArray();
        int blocking = lower(task)
                .flatMap(k -> sections.get(k).stream().mapToInt(s -> s.length() + spin(k, s.resource())))
                .max()
                .orElse(0);
        int place = (int) IntStream.of(mates).filter(k -> k < task).count();
        int[] given = new int[mates.length];
        given[place] = blocking;
        Set alone = new Set(
                IntStream.of(mates)
                        .map(k -> set.cost()[k]
                                + sections.get(k).stream()
                                        .mapToInt(s -> spin(k, s.resource()))
                                        .sum())
                        .toArray(),
                picked(set.period(), mates),
                picked(set.deadline(), mates),
                picked(set.jitter(), mates),
                given,
                new int[mates.length]);
        return SecondOpinion.fixed(alone, place, alone.priorities(), 0);
    }

    private static int[] picked(int[] values, int[] places) {
        return IntStream.of(places).map(p -> values[p]).toArray();
    }

    /** Figures of a task on one core with this blocking. */
    Optional<Figures> blocked(int task, int blocking) {
        int[] given = new int[set.size()];
        given[task] = blocking;
        Set with = new Set(set.cost(), set.period(), set.deadline(), set.jitter(), given, set.threshold());
        return SecondOpinion.fixed(with, task, with.priorities(), 0);
    }
}
