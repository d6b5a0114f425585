package dev.takt.app.report;

import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** A task, handler or chain of two designs, side by side; a side that does not have it is absent. */
public record ComparedRow(
        ItemId item, String name, boolean chain, Optional<ComparedFigures> a, Optional<ComparedFigures> b) {
    /** Which way the bound has gone; a bound that is not known on one side is neither better nor worse. */
    public Trend bound() {
        if (a.isEmpty() || b.isEmpty()) {
            return Trend.OTHER;
        }
        if (a.get().unlimited() != b.get().unlimited()) {
            return b.get().unlimited() ? Trend.WORSE : Trend.BETTER;
        }
        return Trend.of(a.get().boundNs(), b.get().boundNs());
    }

    /** Which way the worst response of the runs has gone. */
    public Trend seen() {
        return a.isEmpty() || b.isEmpty()
                ? Trend.OTHER
                : Trend.of(a.get().seenNs(), b.get().seenNs());
    }

    /** Which way the number of missed deadlines has gone. */
    public Trend misses() {
        return a.isEmpty() || b.isEmpty()
                ? Trend.OTHER
                : Trend.of(a.get().misses(), b.get().misses());
    }

    /** True if nothing of it differs. */
    public boolean same() {
        return a.equals(b);
    }

    /** True if a deadline or limit that the first side is shown to keep is not shown to be kept by the second, or more are missed in its run. */
    public boolean worsened() {
        return worse(a, b);
    }

    /** The same the other way round. */
    public boolean improved() {
        return worse(b, a);
    }

    private static boolean worse(Optional<ComparedFigures> before, Optional<ComparedFigures> after) {
        if (after.isEmpty()) {
            return false;
        }
        boolean kept = after.get().verdict() == Verdict.MEETS;
        boolean hadToKeep =
                before.map(f -> f.verdict() == Verdict.MEETS).orElse(after.get().verdict() == Verdict.CAN_MISS);
        long missesBefore = before.map(f -> f.misses().orElse(0)).orElse(0L);
        return hadToKeep && !kept || after.get().misses().orElse(0) > missesBefore;
    }
}
