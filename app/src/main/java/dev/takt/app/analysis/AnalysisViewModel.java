package dev.takt.app.analysis;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.MarginSearch;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.ShareText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Bounds, deadlines and what the run has shown, a row a task or handler. Bounds and observations have columns of their own. */
public final class AnalysisViewModel {
    private final Session session;
    private final ObservableList<AnalysisRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper loads = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper room = new ReadOnlyStringWrapper("");
    private final MarginSearch margins;

    public AnalysisViewModel(Session session, MarginSearch margins) {
        this.session = session;
        this.margins = margins;
        margins.foundProperty().addListener((_, _, _) -> refresh());
        margins.shareProperty().addListener((_, before, now) -> {
            if (before.isPresent() != now.isPresent()) {
                refresh();
            }
        });
        session.checkedProperty().addListener((_, _, _) -> refresh());
        session.runProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    private void refresh() {
        Optional<Reading> reading = session.checkedProperty().get();
        Optional<Machine> machine = reading.flatMap(Reading::machine);
        Optional<AnalysisResult> analysis = reading.flatMap(Reading::analysis);
        List<AnalysisRow> now = machine.isPresent() && analysis.isPresent()
                ? Stream.concat(
                                machine.get().contexts().stream().map(c -> row(machine.get(), analysis.get(), c)),
                                analysis.get().chains().stream().map(c -> row(machine.get(), c)))
                        .toList()
                : List.of();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        loads.set(machine.flatMap(m -> analysis.map(a -> loads(m, a))).orElse(""));
        room.set(limits().map(l -> l.others(rows.stream().map(AnalysisRow::item).collect(Collectors.toSet())))
                .orElseGet(() -> margins.shareProperty().get().isPresent()
                        ? Texts.text("analysis.margins.searching").text()
                        : ""));
    }

    /** How far figures may go, if that is known of the design as it is now. */
    private Optional<Limits> limits() {
        return margins.foundProperty()
                .get()
                .filter(found -> session.checkedProperty()
                        .get()
                        .filter(reading -> reading.project() == found.project())
                        .isPresent())
                .map(Limits::new);
    }

    /** What is asked of each core in every run, and who is not counted in it. */
    private static String loads(Machine machine, AnalysisResult analysis) {
        return analysis.loads().stream().map(load -> words(machine, load)).collect(Collectors.joining("   "));
    }

    private static String words(Machine machine, CoreLoad load) {
        String demand = ShareText.ofThousandths(load.permille());
        String without = load.unrated().stream()
                .map(id -> machine.project().item(id).map(Item::name).orElse(id.value()))
                .collect(Collectors.joining(", "));
        return without.isEmpty()
                ? Texts.text("analysis.load", load.core(), demand).text()
                : Texts.text("analysis.load.without", load.core(), demand, without)
                        .text();
    }

    private AnalysisRow row(Machine machine, AnalysisResult analysis, Context context) {
        Optional<ContextAnalysis> of = analysis.of(context.item());
        Optional<Bound.Known> known = of.map(ContextAnalysis::bound)
                .filter(Bound.Known.class::isInstance)
                .map(Bound.Known.class::cast);
        OptionalLong slack = known.isPresent() && context.deadlineNs().isPresent()
                ? OptionalLong.of(context.deadlineNs().getAsLong() - known.get().ns())
                : OptionalLong.empty();
        return new AnalysisRow(
                context.item(),
                context.name(),
                Integer.toString(context.core()),
                "P" + machine.levelOf(context).priority(),
                TimeText.up(Bodies.worstNs(context.body(), machine, context)),
                limits().map(l -> l.work(context.item())).orElse(""),
                limits().map(l -> l.period(context.item())).orElse(""),
                context.deadlineNs().isPresent()
                        ? TimeText.exact(context.deadlineNs().getAsLong())
                        : "",
                of.map(a -> bound(a.bound())).orElse(""),
                slack.isPresent() ? TimeText.slack(slack.getAsLong()) : "",
                seen(context.item()),
                of.map(a -> reason(a.bound())).orElse(""),
                of.map(a -> tone(a.verdict())).orElse(Tone.QUIET),
                new BoundSums(machine)
                        .of(of.orElseGet(() -> new ContextAnalysis(
                                context.item(),
                                context.deadlineNs(),
                                new Bound.NotApplicable(Texts.text("analysis.none"))))));
    }

    private AnalysisRow row(Machine machine, ChainAnalysis chain) {
        Optional<ChainBound.Known> known = Optional.of(chain.bound())
                .filter(ChainBound.Known.class::isInstance)
                .map(ChainBound.Known.class::cast);
        String reason = chain.bound() instanceof ChainBound.NotApplicable(Message why)
                ? why.text()
                : Texts.text("analysis.chain." + chain.measure().tag()).text();
        return new AnalysisRow(
                chain.item(),
                machine.project().item(chain.item()).map(Item::name).orElse(""),
                "",
                "",
                "",
                "",
                "",
                chain.limitNs().isPresent() ? TimeText.exact(chain.limitNs().getAsLong()) : "",
                known.map(k -> TimeText.up(k.ns()))
                        .orElse(Texts.text("analysis.simulated-only").text()),
                known.isPresent() && chain.limitNs().isPresent()
                        ? TimeText.slack(
                                chain.limitNs().getAsLong() - known.get().ns())
                        : "",
                seenOfChain(chain.item()),
                reason,
                tone(chain.verdict()),
                new BoundSums(machine).of(chain));
    }

    private String seenOfChain(ItemId chain) {
        return session.runProperty().get().stream()
                .flatMap(run -> run.chains().stream())
                .filter(times -> times.item().equals(chain))
                .flatMapToLong(times -> times.worstNs().stream())
                .mapToObj(TimeText::exact)
                .findFirst()
                .orElse("");
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> TimeText.up(known.ns());
            case Bound.Unbounded _ -> Texts.text("analysis.unbounded").text();
            case Bound.NotApplicable _ -> Texts.text("analysis.simulated-only").text();
        };
    }

    private static String reason(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> known.theorem().tag();
            case Bound.Unbounded unbounded -> unbounded.reason().text();
            case Bound.NotApplicable not -> not.reason().text();
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case MEETS -> Tone.OK;
            case CAN_MISS -> Tone.ERR;
            case UNKNOWN -> Tone.QUIET;
        };
    }

    /** The longest response of the run, from arrival. */
    private String seen(ItemId item) {
        return session.runProperty().get().map(run -> seen(run, item)).orElse("");
    }

    private static String seen(SimulatedRun run, ItemId item) {
        OptionalLong longest = run.longestResponseNs(item);
        return longest.isPresent() ? TimeText.exact(longest.getAsLong()) : "";
    }

    public ObservableList<AnalysisRow> rows() {
        return rows;
    }

    /** Load of each core, in words. */
    public ReadOnlyStringProperty loadsProperty() {
        return loads.getReadOnlyProperty();
    }

    /** How far the clock and what has no row may go, or that it is being looked for; empty if neither. */
    public ReadOnlyStringProperty roomProperty() {
        return room.getReadOnlyProperty();
    }

    /** True if the search for how far figures may go was given up. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return margins.stoppedProperty();
    }

    /** Looks for how far figures may go after all. */
    public void searchAgain() {
        margins.want(MarginSearch.Reader.ANALYSIS);
    }

    /** While it is shown, how far figures may go is looked for. */
    public void setShown(boolean shown) {
        if (shown) {
            margins.want(MarginSearch.Reader.ANALYSIS);
        } else {
            margins.leave(MarginSearch.Reader.ANALYSIS);
        }
    }

    public void select(ItemId item) {
        session.document().select(Selection.of(item));
    }
}
