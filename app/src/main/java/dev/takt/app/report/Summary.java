package dev.takt.app.report;

import static dev.takt.app.report.DesignDocument.word;

import dev.takt.app.reading.Reading;
import dev.takt.app.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The head of a {@link DesignDocument}: the verdict, and what has to be the same for the same document. */
final class Summary {
    private Summary() {}

    static Section section(String source, String version, long seed, Reading reading) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact(word("file"), source));
        reading.machine().ifPresent(machine -> {
            facts.add(new Block.Fact(
                    word("target"),
                    machine.chip().name() + ", "
                            + counted("document.cores", machine.cores().size())));
            facts.add(new Block.Fact(word("runtime"), machine.runtime().nameAndVersion()));
        });
        reading.run().ifPresent(run -> {
            facts.add(new Block.Fact(
                    word("run"),
                    Texts.text(
                                    "document.run.value",
                                    DurationText.format(run.trace().durationNs()),
                                    seed,
                                    run.trace().size(),
                                    run.metrics().misses())
                            .text()));
            facts.add(new Block.Fact(word("trace"), hash(run.trace())));
        });
        facts.add(new Block.Fact(word("version"), "Takt " + version));
        List<Block> blocks = new ArrayList<>();
        reading.run().filter(run -> run.metrics().misses() > 0).ifPresent(run -> {
            long jobs = run.metrics().contexts().stream()
                    .mapToLong(ContextMetrics::jobs)
                    .sum();
            blocks.add(new Block.Words(
                    Texts.text("document.verdict.missed", run.metrics().misses(), jobs)
                            .text()));
        });
        errors(reading).ifPresent(blocks::add);
        blocks.add(new Block.Words(verdict(reading)));
        blocks.add(new Block.Facts(facts));
        return new Section(word("summary"), blocks);
    }

    /** A design with errors is not what its author means, whatever its bounds say. */
    private static Optional<Block> errors(Reading reading) {
        long errors = reading.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .count();
        return errors == 0
                ? Optional.empty()
                : Optional.of(new Block.Words(counted("document.verdict.errors", errors)));
    }

    private static String counted(String key, long count) {
        return Texts.text(count == 1 ? key + ".one" : key, count).text();
    }

    private static String verdict(Reading reading) {
        if (reading.analysis().isEmpty()) {
            return word("verdict.unread");
        }
        AnalysisResult analysis = reading.analysis().get();
        int all = analysis.contexts().size();
        long late = count(analysis, Verdict.CAN_MISS);
        long unknown = count(analysis, Verdict.UNKNOWN);
        if (all == 0) {
            return word("verdict.empty");
        }
        if (late > 0) {
            return Texts.text("document.verdict.late", late, all).text();
        }
        if (unknown == all) {
            return word("verdict.all-unknown");
        }
        if (unknown > 0) {
            return Texts.text("document.verdict.unknown", unknown, all).text();
        }
        return Texts.text("document.verdict.ok", all).text();
    }

    private static long count(AnalysisResult analysis, Verdict verdict) {
        return analysis.contexts().stream().filter(c -> c.verdict() == verdict).count();
    }

    /** SHA-256 of the trace's bytes, as {@code takt simulate --trace} writes them. */
    private static String hash(Trace trace) {
        try {
            return "SHA-256 "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(TraceBytes.of(trace)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
