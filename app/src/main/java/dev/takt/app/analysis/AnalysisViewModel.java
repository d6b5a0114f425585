package dev.takt.app.analysis;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.MarginSearch;
import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.ShareText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private boolean shown;

    public AnalysisViewModel(Session session, MarginSearch margins) {
        this.session = session;
        this.margins = margins;
        margins.foundProperty().addListener((_, _, _) -> refresh());
        margins.shareProperty().addListener((_, before, now) -> {
            if (before.isPresent() != now.isPresent()) {
                refresh();
            }
        });
        Runnable update = this::refresh;
        session.follow(session.checkedProperty(), update);
        session.follow(session.runProperty(), update);
    }

    /** What nobody sees is not worked out. */
    private void refresh() {
        if (!shown) {
            return;
        }
        Optional<Reading> reading = session.checkedProperty().get();
        Optional<Machine> machine = reading.flatMap(Reading::machine);
        Optional<AnalysisResult> analysis = reading.flatMap(Reading::analysis);
        Optional<Limits> limits = limits();
        List<AnalysisRow> now = machine.isPresent() && analysis.isPresent()
                ? new AnalysisRows(
                                machine.get(),
                                analysis.get(),
                                limits,
                                session.runProperty().get())
                        .all()
                : List.of();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        loads.set(machine.flatMap(m -> analysis.map(a -> loads(m, a))).orElse(""));
        room.set(limits.map(l -> l.others(rows.stream().map(AnalysisRow::item).collect(Collectors.toSet())))
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

    /** While it is shown, it follows the design, and how far figures may go is looked for. */
    public void setShown(boolean shown) {
        this.shown = shown;
        if (shown) {
            refresh();
            margins.want(MarginSearch.Reader.ANALYSIS);
        } else {
            margins.leave(MarginSearch.Reader.ANALYSIS);
        }
    }

    public void select(ItemId item) {
        session.document().select(Selection.of(item));
    }
}
