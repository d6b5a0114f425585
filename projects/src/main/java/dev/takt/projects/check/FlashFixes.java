package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.memory.PartitionType;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Findings of the planner about the flash plan, with edits of it that answer them. */
final class FlashFixes {
    private static final long UNIT = 0x1000;
    private static final Set<String> MISPLACED = Set.of(
            "memory.esp.offset-unaligned", "memory.esp.in-table", "memory.esp.not-ascending", "memory.esp.overlap");

    private final FlashPlan plan;
    private final MemoryMap map;

    private FlashFixes(FlashPlan plan, MemoryMap map) {
        this.plan = plan;
        this.map = map;
    }

    /** What the planner has found of one concern, each with the edits that answer it. */
    static List<Problem> problems(DesignRule rule, CheckContext context, MemoryConcern concern) {
        Report report = new Report(rule);
        context.memory().ifPresent(map -> {
            FlashFixes fixes = new FlashFixes(context.project().flash(), map);
            map.findings().stream()
                    .filter(f -> f.concern() == concern)
                    .forEach(f -> report.add(f.severity(), "flash", f.message(), fixes.of(f)));
        });
        return report.problems();
    }

    private Edit[] of(MemoryFinding finding) {
        String key = finding.message().key();
        Optional<Edit> edit =
                switch (key) {
                    case "memory.esp.flash-full" -> shrunk(finding.subject());
                    case "memory.esp.no-otadata" -> otadata();
                    case "memory.partition.type" ->
                        Optional.of(changed(
                                Texts.text("fix.partition-data", finding.subject()),
                                finding.subject(),
                                p -> p.withType(PartitionType.DATA.tag())));
                    default -> MISPLACED.contains(key) ? unplaced(finding.subject()) : Optional.empty();
                };
        return edit.stream().toArray(Edit[]::new);
    }

    /** The partition as large as the flash allows where it starts. */
    private Optional<Edit> shrunk(String name) {
        long end = map.flash().isEmpty() ? 0 : map.flash().getFirst().start() + map.flashBytes();
        return map.flash().stream()
                .filter(a -> a.name().equals(name) && map.scheme().equals(MemoryPlanner.ESP_IDF))
                .map(a -> (end - a.start()) / UNIT * UNIT)
                .filter(size -> size > 0)
                .map(size -> changed(
                        Texts.text("fix.shrink-partition", name, SizeText.format(size)), name, p -> p.withSize(size)))
                .findFirst();
    }

    private Optional<Edit> unplaced(String name) {
        return plan.partitions().stream()
                .filter(p -> p.name().equals(name) && p.offset().isPresent())
                .map(_ ->
                        changed(Texts.text("fix.place-partition", name), name, p -> p.withOffset(OptionalLong.empty())))
                .findFirst();
    }

    private static Edit changed(Message label, String name, UnaryOperator<Partition> change) {
        return plan(label, partitions -> partitions.stream()
                .map(p -> p.name().equals(name) ? change.apply(p) : p)
                .toList());
    }

    /** In the first gap that has room for it. */
    private Optional<Edit> otadata() {
        return map.flash().stream()
                .filter(a -> a.role() == FlashRole.FREE && a.size() >= EspTypes.OTADATA_BYTES)
                .map(FlashArea::start)
                .map(start -> Math.ceilDiv(start, UNIT) * UNIT)
                .findFirst()
                .map(start -> plan(Texts.text("fix.add-otadata"), partitions -> with(partitions, start)));
    }

    private static List<Partition> with(List<Partition> partitions, long start) {
        List<Partition> all = new ArrayList<>(partitions);
        int at = 0;
        while (at < all.size() && all.get(at).offset().orElse(Long.MAX_VALUE) < start) {
            at++;
        }
        all.add(
                at,
                new Partition("otadata", "data", "ota", OptionalLong.of(start), EspTypes.OTADATA_BYTES, false, false));
        return all;
    }

    private static Edit plan(Message label, UnaryOperator<List<Partition>> change) {
        return new ChangeProject(
                label,
                Optional.empty(),
                p -> p.withFlash(p.flash().withPartitions(change.apply(p.flash().partitions()))));
    }
}
