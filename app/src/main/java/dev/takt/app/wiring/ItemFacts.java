package dev.takt.app.wiring;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.text.Texts;
import dev.takt.designer.inspector.BodyTime;
import dev.takt.designer.inspector.Facts;
import dev.takt.designer.inspector.Measure;
import dev.takt.designer.overlay.Figure;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Demand;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the newest reading and run say about an item, for the inspector. */
final class ItemFacts {
    private final Optional<Reading> reading;
    private final Optional<SimulatedRun> run;
    private final Map<ItemId, Figure> figures;

    ItemFacts(Session session) {
        reading = session.checkedProperty().get();
        run = session.runProperty().get();
        figures = reading.flatMap(r -> r.machine().map(m -> Figures.of(m, r.analysis())))
                .orElse(Map.of());
    }

    Facts of(ItemId item) {
        List<Problem> problems = reading.map(Reading::problems).orElse(List.of()).stream()
                .filter(p -> p.item().equals(Optional.of(item)))
                .toList();
        Optional<Figure> figure = Optional.ofNullable(figures.get(item));
        return new Facts(
                figure.flatMap(Figure::badge),
                figure.map(f -> measures(item, f)).orElse(List.of()),
                problems);
    }

    /** How long a body would take in an item, on the core and with the costs of the newest reading. */
    Optional<BodyTime> time(ItemId item, List<Step> body) {
        return reading.flatMap(Reading::machine)
                .flatMap(machine -> machine.context(item).map(context -> {
                    Demand worst = Bodies.worst(body, machine, context);
                    return new BodyTime(Bodies.bestNs(body, machine, context), worst.totalNs(), worst.overheadNs());
                }));
    }

    private List<Measure> measures(ItemId item, Figure figure) {
        List<Measure> measures = new ArrayList<>();
        if (figure.boundNs().isPresent()) {
            measures.add(new Measure(
                    text("facts.bound"),
                    TimeText.up(figure.boundNs().getAsLong()),
                    figure.canMiss() ? Tone.ERR : Tone.QUIET));
        }
        run.map(r -> r.longestResponseNs(item))
                .orElse(OptionalLong.empty())
                .ifPresent(ns -> measures.add(new Measure(text("facts.seen"), TimeText.exact(ns), Tone.QUIET)));
        figure.worstNs().ifPresent(ns -> measures.add(new Measure(text("facts.worst"), TimeText.up(ns), Tone.QUIET)));
        if (!figure.shareText().isEmpty()) {
            measures.add(new Measure(text("facts.share"), figure.shareText(), Tone.QUIET));
        }
        return measures;
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }
}
