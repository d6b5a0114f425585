package dev.takt.app.simulation;

import dev.takt.app.reading.Searched;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.machine.Context;
import dev.takt.sim.WorstJob;
import dev.takt.sim.search.Found;
import java.util.List;
import java.util.Optional;

/** What a search has found as a table. */
final class WorstCaseRows {
    private WorstCaseRows() {}

    static List<WorstCaseRow> of(Searched searched) {
        return searched.result().found().stream().map(f -> row(searched, f)).toList();
    }

    private static WorstCaseRow row(Searched searched, Found found) {
        Context context = searched.context(found);
        Searched.Meaning meaning = searched.meaning(found);
        return new WorstCaseRow(
                context.item(),
                context.name(),
                response(found.plain()),
                response(found.worst()),
                switch (searched.bound(found)) {
                    case Bound.Known known -> TimeText.up(known.ns());
                    case Bound.Unbounded _ -> Texts.text("worst.unbounded").text();
                    case Bound.NotApplicable _ -> Texts.text("worst.no-bound").text();
                },
                context.deadlineNs().isPresent()
                        ? TimeText.exact(context.deadlineNs().getAsLong())
                        : "",
                changes(found),
                Texts.text("worst." + meaning.tag()).text(),
                switch (meaning) {
                    case ABOVE_BOUND, MISSES -> Tone.ERR;
                    case LONGER -> Tone.WARN;
                    case AS_PLAIN -> Tone.OK;
                },
                searched.scenario(found));
    }

    /** What differs from the plain run; with a plus if less may do. */
    private static String changes(Found found) {
        return found.scenario().changes().size() + (found.minimal() ? "" : "+");
    }

    private static String response(Optional<WorstJob> job) {
        return job.map(worst -> TimeText.up(worst.responseNs())).orElse("–");
    }
}
