package dev.takt.app.compare;

import dev.takt.app.report.ComparedCore;
import dev.takt.app.report.ComparedFigures;
import dev.takt.app.report.ComparedRow;
import dev.takt.app.report.Trend;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.ShareText;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A line of the comparison in words, with the way each pair of figures has gone. */
record CompareRow(
        Optional<ItemId> item,
        String sign,
        String name,
        String deadline,
        String boundA,
        String boundB,
        Trend bound,
        String seenA,
        String seenB,
        Trend seen,
        String missedA,
        String missedB,
        Trend missed) {
    static CompareRow of(ComparedRow row) {
        return new CompareRow(
                Optional.of(row.item()),
                row.worsened() ? "err" : row.improved() ? "ok" : row.same() ? "" : "info",
                row.name(),
                pair(row, f -> time(f.deadlineNs())),
                words(row.a(), CompareRow::bound),
                words(row.b(), CompareRow::bound),
                row.bound(),
                words(row.a(), f -> time(f.seenNs())),
                words(row.b(), f -> time(f.seenNs())),
                row.seen(),
                words(row.a(), CompareRow::missed),
                words(row.b(), CompareRow::missed),
                row.misses());
    }

    static CompareRow of(ComparedCore core) {
        boolean same = core.demand() == Trend.SAME && core.busy() == Trend.SAME;
        return new CompareRow(
                Optional.empty(),
                same ? "" : "info",
                Texts.text("compare.core", core.core()).text(),
                "",
                share(core.demandA(), 1),
                share(core.demandB(), 1),
                core.demand(),
                share(core.busyA(), 1000),
                share(core.busyB(), 1000),
                core.busy(),
                "",
                "",
                Trend.SAME);
    }

    private static String share(OptionalLong share, long oneThousandth) {
        return share.isEmpty() ? "" : ShareText.ofThousandths(share.getAsLong() / oneThousandth);
    }

    private static String words(Optional<ComparedFigures> side, Function<ComparedFigures, String> words) {
        return side.map(words).orElse("\u2013");
    }

    private static String pair(ComparedRow row, Function<ComparedFigures, String> words) {
        String a = words(row.a(), words);
        String b = words(row.b(), words);
        return a.equals(b) ? a : a + " \u2192 " + b;
    }

    private static String bound(ComparedFigures figures) {
        if (figures.unlimited()) {
            return Texts.text("compare.no-limit").text();
        }
        return figures.boundNs().isPresent()
                ? TimeText.up(figures.boundNs().getAsLong())
                : Texts.text("compare.unknown").text();
    }

    private static String missed(ComparedFigures figures) {
        return figures.misses().isPresent()
                ? figures.misses().getAsLong() + " / " + figures.jobs().orElse(0)
                : "";
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? TimeText.exact(ns.getAsLong()) : "";
    }
}
