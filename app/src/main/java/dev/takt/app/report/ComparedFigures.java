package dev.takt.app.report;

import dev.takt.projects.analysis.Verdict;
import java.util.OptionalLong;

/** What one side of a comparison says of a task, handler or chain: its deadline or limit, its bound, and what the run has shown. A chain has no jobs of its own. */
public record ComparedFigures(
        OptionalLong deadlineNs,
        OptionalLong boundNs,
        boolean unlimited,
        Verdict verdict,
        OptionalLong seenNs,
        OptionalLong jobs,
        OptionalLong misses) {}
