package dev.takt.app.session;

import dev.takt.app.reading.Reading;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.ContextAnalysis;
import java.util.Optional;

/** What is known about the deadlines of a design, in a word and half a sentence: bounds first, then what the run has shown. A run without a miss proves nothing. */
public record Verdict(Tone tone, String word, String detail) {
    public static Verdict of(Reading reading, Optional<SimulatedRun> run) {
        if (reading.analysis().isEmpty()) {
            return new Verdict(Tone.WARN, Texts.text("verdict.unread").text(), "");
        }
        AnalysisResult analysis = reading.analysis().get();
        long all = analysis.contexts().size();
        long late = count(analysis, dev.takt.projects.analysis.Verdict.CAN_MISS);
        long unknown = count(analysis, dev.takt.projects.analysis.Verdict.UNKNOWN);
        if (late > 0) {
            return new Verdict(
                    Tone.ERR,
                    Texts.text("verdict.late").text(),
                    Texts.text("verdict.late.count", late, all).text());
        }
        String bounded = all == 0
                ? ""
                : Texts.text("verdict.bounded.count", all - unknown, all).text();
        if (reading.hasErrors()) {
            return new Verdict(Tone.ERR, Texts.text("verdict.errors").text(), bounded);
        }
        if (all == 0) {
            return new Verdict(Tone.QUIET, Texts.text("verdict.empty").text(), "");
        }
        if (run.isPresent() && run.get().missed() > 0) {
            return new Verdict(
                    Tone.ERR,
                    Texts.text("verdict.missed").text(),
                    Texts.text(
                                    "verdict.missed.count",
                                    run.get().missed(),
                                    run.get().jobs())
                            .text());
        }
        if (unknown > 0) {
            return new Verdict(Tone.WARN, Texts.text("verdict.unknown").text(), bounded);
        }
        return new Verdict(Tone.OK, Texts.text("verdict.ok").text(), bounded);
    }

    /** Of a design whose file could not be read completely: defaults stand where values were meant, so nothing is claimed of it. */
    public static Verdict ofPart(int unread) {
        return new Verdict(
                Tone.ERR,
                Texts.text("verdict.part").text(),
                Texts.text("verdict.part.count", unread).text());
    }

    private static long count(AnalysisResult analysis, dev.takt.projects.analysis.Verdict verdict) {
        return analysis.contexts().stream()
                .map(ContextAnalysis::verdict)
                .filter(v -> v == verdict)
                .count();
    }
}
