package dev.takt.app.report;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two readings side by side: two designs, one design under two runtimes, or two runs of one design. Tasks, handlers and chains are matched by id; what only one side has
 * stands there all the same. {@code gone}: problems that only the first has, {@code come}: that only the second has.
 */
public record Comparison(
        ComparedSide a,
        ComparedSide b,
        List<DesignDifference> design,
        List<ComparedRow> rows,
        List<ComparedCore> cores,
        List<Problem> gone,
        List<Problem> come) {
    public Comparison {
        design = List.copyOf(design);
        rows = List.copyOf(rows);
        cores = List.copyOf(cores);
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    public static Comparison of(ComparedSide a, ComparedSide b) {
        return new Comparison(
                a,
                b,
                DesignDifferences.of(a.reading().project(), b.reading().project()),
                rows(a, b),
                IntStream.range(0, Math.max(a.cores(), b.cores()))
                        .mapToObj(c -> new ComparedCore(c, a.demand(c), b.demand(c), a.busy(c), b.busy(c)))
                        .toList(),
                without(a.reading().problems(), b.reading().problems()),
                without(b.reading().problems(), a.reading().problems()));
    }

    private static List<ComparedRow> rows(ComparedSide a, ComparedSide b) {
        Map<ItemId, ComparedFigures> first = a.figures();
        Map<ItemId, ComparedFigures> second = b.figures();
        Map<ItemId, ComparedSide> order = new LinkedHashMap<>();
        first.keySet().forEach(item -> order.put(item, a));
        second.keySet().forEach(item -> order.putIfAbsent(item, b));
        List<ComparedRow> rows = new ArrayList<>();
        order.forEach((item, side) -> rows.add(new ComparedRow(
                item,
                side.nameOf(item),
                side.isChain(item),
                Optional.ofNullable(first.get(item)),
                Optional.ofNullable(second.get(item)))));
        return rows;
    }

    private static List<Problem> without(List<Problem> problems, List<Problem> others) {
        return problems.stream()
                .filter(p -> others.stream().noneMatch(o -> alike(p, o)))
                .toList();
    }

    /** The same finding at the same place; its figures may differ. */
    private static boolean alike(Problem a, Problem b) {
        return a.rule().equals(b.rule())
                && a.item().equals(b.item())
                && a.property().equals(b.property())
                && a.severity() == b.severity();
    }

    /** True if nothing differs, neither in the designs nor in what is known about them. */
    public boolean same() {
        return design.isEmpty()
                && a.seed() == b.seed()
                && rows.stream().allMatch(ComparedRow::same)
                && gone.isEmpty()
                && come.isEmpty();
    }

    /** True if the second side misses or is not shown to keep what the first keeps, or has an error that the first has not. */
    public boolean worsened() {
        return rows.stream().anyMatch(ComparedRow::worsened) || newErrors() > 0;
    }

    /** Errors that the second side has and the first has not. */
    public long newErrors() {
        return come.stream().filter(p -> p.severity() == Severity.ERROR).count();
    }
}
