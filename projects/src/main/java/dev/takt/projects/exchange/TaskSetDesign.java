package dev.takt.projects.exchange;

import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the design of the generic runtime out of rows that are right by themselves: cores, priorities, resources, bodies. */
final class TaskSetDesign {
    /** The cores of the generic chips, fewest first. */
    static final List<Integer> CHIPS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 16);

    static final int MOST_CORES = CHIPS.getLast();

    private static final int MOST_NAMED = 4;
    private static final long SHORTEST_RUN_NS = 1_000_000_000L;
    private static final long LONGEST_RUN_NS = 3_600_000_000_000L;

    private final TaskSetOptions options;
    private final List<TaskSetRow> rows;
    private final List<CsvFinding> findings;
    private final Set<String> ids = new HashSet<>();
    private final List<Long> urgencies;

    TaskSetDesign(TaskSetOptions options, List<TaskSetRow> rows, List<CsvFinding> findings) {
        this.options = options;
        this.rows = rows;
        this.findings = findings;
        this.urgencies = options.policy() == TaskSetPolicy.FIXED ? List.copyOf(priorities()) : List.of();
    }

    ImportedTaskSet imported() {
        Map<String, Integer> cores = cores();
        int most = IntStream.concat(
                                cores.values().stream().mapToInt(c -> c),
                                rows.stream()
                                        .flatMap(r -> r.affinity().stream())
                                        .mapToInt(c -> c))
                        .max()
                        .orElse(0)
                + 1;
        int wanted = Math.max(most, options.cores().orElse(1));
        boolean exact = options.sharing() == Sharing.GLOBAL;
        Optional<Integer> chip =
                CHIPS.stream().filter(n -> exact ? n == wanted : n >= wanted).findFirst();
        if (chip.isEmpty()) {
            findings.add(new CsvFinding(0, 0, true, Texts.text("task-set.cores", wanted, CHIPS)));
        }
        if (findings.stream().anyMatch(CsvFinding::isError)) {
            return new ImportedTaskSet(Optional.empty(), findings);
        }
        Map<String, ItemId> resources = new LinkedHashMap<>();
        rows.forEach(r -> r.sections().forEach(s -> resources.computeIfAbsent(s.resource(), n -> id("r-" + n))));
        List<Item> items = new ArrayList<>();
        int[] ranks = ranks();
        for (int i = 0; i < rows.size(); i++) {
            items.add(task(rows.get(i), ranks[i], cores.getOrDefault(rows.get(i).core(), 0), resources));
        }
        resources.forEach((name, id) -> items.add(Resource.blank(id, name).withProtocol(options.protocol())));
        if (!resources.isEmpty()) {
            note("task-set.note.protocol", options.protocol().tag());
        }
        Project project = Project.blank(options.name(), "generic-" + chip.orElseThrow(), "generic")
                .withItems(items);
        return new ImportedTaskSet(
                Optional.of(project.withSettings(project.settings()
                        .withRunForNs(runNs())
                        .withScheduling(options.policy() == TaskSetPolicy.EDF ? Scheduling.EDF : Scheduling.FIXED)
                        .withPreemption(options.preemption())
                        .withSharing(options.sharing()))),
                findings);
    }

    private void note(String key, Object... arguments) {
        findings.add(new CsvFinding(0, 0, false, Texts.text(key, arguments)));
    }

    /** Numbers are taken as they are, from 0; names in the order in which they come. */
    private Map<String, Integer> cores() {
        Map<String, Integer> cores = new LinkedHashMap<>();
        boolean numbers = rows.stream().allMatch(r -> isNumber(r.core()));
        for (TaskSetRow row : rows) {
            cores.computeIfAbsent(row.core(), c -> numbers ? Integer.parseInt(c) : cores.size());
        }
        if (!numbers) {
            List<String> numbered = cores.entrySet().stream()
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .toList();
            noteList("task-set.note.core-names", numbered);
        } else if (options.sharing() == Sharing.PARTITIONED) {
            noteIdle(cores);
        }
        return cores;
    }

    /** Tables that number cores from 1, for one. */
    private void noteIdle(Map<String, Integer> cores) {
        int most = cores.values().stream().mapToInt(c -> c).max().orElse(0);
        Set<Integer> used = Set.copyOf(cores.values());
        List<Integer> idle =
                IntStream.range(0, most).filter(c -> !used.contains(c)).boxed().toList();
        if (!idle.isEmpty()) {
            noteList(
                    "task-set.note.cores-idle",
                    idle.stream().map(String::valueOf).toList());
        }
    }

    /** Names the first few, and counts the others under the key's {@code -more}. */
    private void noteList(String key, List<String> all) {
        String named = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = all.size() - MOST_NAMED;
        if (more > 0) {
            note(key + "-more", named, more);
        } else {
            note(key, named);
        }
    }

    static boolean isNumber(String core) {
        return core.matches("\\d{1,4}");
    }

    /** The model's priorities, higher is more urgent: values that are in use, numbered from 0 up. */
    private int[] ranks() {
        int[] ranks = new int[rows.size()];
        switch (options.policy()) {
            case EDF -> {}
            case RM -> order(ranks, Comparator.comparingLong(i -> rows.get(i).gapNs()));
            case DM -> order(ranks, Comparator.comparingLong(i -> rows.get(i).effectiveDeadlineNs()));
            case FIXED -> {
                List<Long> used = urgencies;
                for (int i = 0; i < ranks.length; i++) {
                    ranks[i] =
                            Collections.binarySearch(used, urgency(rows.get(i).priority()));
                }
            }
        }
        return ranks;
    }

    private TreeSet<Long> priorities() {
        TreeSet<Long> used = new TreeSet<>();
        for (TaskSetRow row : rows) {
            used.add(urgency(row.priority()));
            if (row.threshold().isPresent()) {
                used.add(urgency(row.threshold()));
            }
        }
        return used;
    }

    private long urgency(OptionalLong priority) {
        return options.higherIsMoreUrgent() ? priority.orElseThrow() : -priority.orElseThrow();
    }

    /** Distinct ranks; of equals the one declared first is the more urgent. */
    private void order(int[] ranks, Comparator<Integer> shortestFirst) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            order.add(i);
        }
        order.sort(shortestFirst);
        for (int i = 0; i < order.size(); i++) {
            ranks[order.get(i)] = order.size() - 1 - i;
        }
    }

    private Task task(TaskSetRow row, int rank, int core, Map<String, ItemId> resources) {
        OptionalInt threshold = row.threshold().isPresent()
                ? OptionalInt.of(Collections.binarySearch(urgencies, urgency(row.threshold())))
                : OptionalInt.empty();
        return Task.blank(id(row.name().text()), row.name().text())
                .withActivation(row.activation())
                .withDeadlineNs(OptionalLong.of(row.effectiveDeadlineNs()))
                .withPriority(rank)
                .withCore(core)
                .withAffinity(row.affinity())
                .withOverrun(Overrun.QUEUE)
                .withThreshold(threshold)
                .withBlockingNs(row.blockingNs())
                .withBody(new TaskSetBody(row, resources).steps())
                .withExtras(Extras.NONE);
    }

    private long runNs() {
        long longest = rows.stream().mapToLong(TaskSetRow::gapNs).max().orElse(0);
        return Math.clamp(2 * longest, SHORTEST_RUN_NS, LONGEST_RUN_NS);
    }

    /** A free id that looks like the name. */
    private ItemId id(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        String base = plain.isEmpty() ? "task" : plain.substring(0, Math.min(50, plain.length()));
        String id = base;
        for (int n = 2; !ids.add(id); n++) {
            id = base + "-" + n;
        }
        return ItemId.of(id);
    }
}
