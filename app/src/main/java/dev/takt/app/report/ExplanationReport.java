package dev.takt.app.report;

import dev.takt.app.advice.Advice;
import dev.takt.app.advice.Outcome;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.advice.Sentence;
import dev.takt.app.advice.Stretch;
import dev.takt.app.advice.Term;
import dev.takt.app.advice.Tried;
import dev.takt.app.advice.Why;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a job took as long as it did, as a sum that adds up, and what would repair it. {@code missed} counts the missed deadlines of the run; no {@code why}: there was no job to explain. */
public record ExplanationReport(String file, long seed, long missed, Optional<Why> why, Advice advice)
        implements Report {
    @Override
    public String text() {
        return why.map(this::text).orElseGet(() -> say("report.explanation.none", file, seed));
    }

    private String text(Why shown) {
        StringBuilder text = new StringBuilder(heading(shown.job()));
        int number = 1;
        for (Sentence sentence : shown.story()) {
            text.append("  ")
                    .append(number++)
                    .append(". ")
                    .append(sentence.message().text())
                    .append('\n');
        }
        text.append('\n').append(sum(shown));
        if (shown.job().missed()) {
            text.append('\n').append(fixes());
        }
        return text.append('\n')
                .append(say("report.explanation.end", file, missed, seed))
                .toString();
    }

    private static String heading(SeenJob job) {
        String verdict = job.missed()
                ? say("report.explanation.late", job.label(), TimeText.exact(job.lateNs()))
                : say("report.explanation.took", job.label(), TimeText.exact(job.responseNs()));
        String arrived = Texts.text("report.explanation.arrived", TimeText.exact(job.arrivalNs()))
                .text();
        String due = job.deadlineNs().isEmpty()
                ? ""
                : ", "
                        + Texts.text(
                                        "report.explanation.due",
                                        TimeText.exact(job.deadlineNs().getAsLong()))
                                .text();
        String done = job.finishNs().isPresent()
                ? Texts.text(
                                "report.explanation.done",
                                TimeText.exact(job.finishNs().getAsLong()))
                        .text()
                : Texts.text("report.explanation.unfinished", TimeText.exact(job.untilNs()))
                        .text();
        return verdict + "  " + arrived + due + ", " + done + "\n\n";
    }

    private static String sum(Why shown) {
        Table table = new Table(">TIME", "WHAT FOR", "DETAIL", ">FIRST AT");
        for (Term term : shown.terms()) {
            table.row(
                    TimeText.exact(term.ns()),
                    term.title().text(),
                    term.detail(),
                    TimeText.exact(term.stretches().getFirst().fromNs()));
        }
        table.row(TimeText.exact(shown.sumNs()), Texts.text("why.response").text(), "", "");
        return table.text();
    }

    private String fixes() {
        if (advice.all().isEmpty()) {
            return say("report.explanation.no-fix");
        }
        StringBuilder text = new StringBuilder();
        if (!advice.good().isEmpty()) {
            text.append(say("report.explanation.fixes"));
            int number = 1;
            for (Tried tried : advice.good()) {
                text.append("  ")
                        .append(number++)
                        .append(". ")
                        .append(tried.remedy().title().text())
                        .append('\n');
                text.append(figures(tried));
                tried.costs()
                        .forEach(cost ->
                                text.append("     ! ").append(cost.text()).append('\n'));
            }
        }
        if (!advice.refused().isEmpty()) {
            text.append(say("report.explanation.refused"));
            for (Tried tried : advice.refused()) {
                text.append("  x  ").append(tried.remedy().title().text()).append('\n');
                tried.refused()
                        .ifPresent(
                                why -> text.append("     ").append(why.text()).append('\n'));
            }
        }
        return text.toString();
    }

    private static String figures(Tried tried) {
        Outcome before = tried.before();
        Outcome after = tried.after();
        return "     "
                + say(
                        "report.explanation.figures",
                        up(before.boundNs()),
                        up(after.boundNs()),
                        exact(before.worstNs()),
                        exact(after.worstNs()),
                        before.missed(),
                        after.missed(),
                        after.jobs(),
                        after.missedByAll());
    }

    private static String up(OptionalLong ns) {
        return ns.isPresent()
                ? TimeText.up(ns.getAsLong())
                : Texts.text("why.no-bound").text();
    }

    private static String exact(OptionalLong ns) {
        return ns.isPresent() ? TimeText.exact(ns.getAsLong()) : "-";
    }

    private static String say(String key, Object... arguments) {
        return Texts.text(key, arguments).text() + "\n";
    }

    @Override
    public JsonObject json() {
        Json.ObjectBuilder object = Json.object()
                .put("schema", "takt.explanation/1")
                .put("file", file)
                .put("seed", seed)
                .put("missed", missed);
        if (why.isEmpty()) {
            return object.put("job", Json.nothing())
                    .put("story", Json.array(List.of()))
                    .put("terms", Json.array(List.of()))
                    .put("fixes", Json.array(List.of()))
                    .build();
        }
        Why shown = why.get();
        return object.put("job", json(shown.job()))
                .put(
                        "story",
                        Json.array(shown.story().stream()
                                .map(ExplanationReport::json)
                                .toList()))
                .put(
                        "terms",
                        Json.array(shown.terms().stream()
                                .map(ExplanationReport::json)
                                .toList()))
                .put("sumNs", shown.sumNs())
                .put(
                        "fixes",
                        Json.array(advice.all().stream()
                                .map(ExplanationReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(SeenJob job) {
        return Json.object()
                .put("item", job.item().value())
                .put("name", job.name())
                .put("number", job.number())
                .put("arrivalNs", job.arrivalNs())
                .put("releaseNs", AnalysisReport.orNull(job.releaseNs()))
                .put("deadlineNs", AnalysisReport.orNull(job.deadlineNs()))
                .put("finishNs", AnalysisReport.orNull(job.finishNs()))
                .put("responseNs", job.responseNs())
                .put("lateNs", job.lateNs())
                .put("missed", job.missed())
                .build();
    }

    private static JsonObject json(Sentence sentence) {
        return Json.object()
                .put("message", sentence.message().text())
                .put("atNs", sentence.place().atNs())
                .put("item", sentence.place().item().value())
                .put("job", AnalysisReport.orNull(sentence.place().job()))
                .build();
    }

    private static JsonObject json(Term term) {
        return Json.object()
                .put("role", term.role().tag())
                .put("cause", term.role().cause().tag())
                .put("ns", term.ns())
                .put("by", item(term.by()))
                .put("on", item(term.on()))
                .put("holder", item(term.holder()))
                .put("grip", term.grip().tag())
                .put("item", term.place().item().value())
                .put("job", AnalysisReport.orNull(term.place().job()))
                .put(
                        "stretches",
                        Json.array(term.stretches().stream()
                                .map(ExplanationReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(Stretch stretch) {
        return Json.object()
                .put("fromNs", stretch.fromNs())
                .put("toNs", stretch.toNs())
                .build();
    }

    private static JsonValue item(Optional<Term.Who> who) {
        return who.<JsonValue>map(w -> Json.string(w.item().value())).orElse(Json.nothing());
    }

    private static JsonObject json(Tried tried) {
        return Json.object()
                .put("kind", tried.remedy().kind().tag())
                .put("title", tried.remedy().title().text())
                .put(
                        "refused",
                        tried.refused()
                                .<JsonValue>map(why -> Json.string(why.text()))
                                .orElse(Json.nothing()))
                .put("before", json(tried.before()))
                .put("after", json(tried.after()))
                .put(
                        "costs",
                        Json.array(tried.costs().stream()
                                .map(Message::text)
                                .map(Json::string)
                                .toList()))
                .build();
    }

    private static JsonObject json(Outcome outcome) {
        return Json.object()
                .put("boundNs", AnalysisReport.orNull(outcome.boundNs()))
                .put("meetsByBound", outcome.meetsByBound())
                .put("worstNs", AnalysisReport.orNull(outcome.worstNs()))
                .put("missed", outcome.missed())
                .put("jobs", outcome.jobs())
                .put("missedByAll", outcome.missedByAll())
                .build();
    }
}
