package dev.takt.app.simulation;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.designer.chart.Responses;
import dev.takt.designer.document.Document;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.timeline.ResponsesView;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.TraceNames;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.scene.layout.StackPane;

/** The responses of the selected task, of the first that missed a deadline if none is selected, beside the bound of the analysis. */
public final class ResponsesPage extends StackPane {
    /** As many are drawn one by one without a pause. */
    private static final int MOST_JOBS = 2_000_000;

    private final Session session;
    private final ResponsesView view;

    public ResponsesPage(Session session, LongConsumer chosen) {
        this.session = session;
        view = new ResponsesView(chosen);
        getChildren().add(view);
        session.document().addListener(_ -> refresh());
        Runnable update = this::refresh;
        session.follow(session.checkedProperty(), update);
        session.follow(session.runProperty(), update);
        sceneProperty().addListener((_, _, _) -> refresh());
    }

    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    private void refresh() {
        if (getScene() == null) {
            return;
        }
        Optional<TraceNames.ContextName> context = session.runProperty().get().flatMap(this::context);
        Optional<Jobs> jobs = context.map(
                c -> session.runProperty().get().orElseThrow().data().slices().jobs(c.index()));
        if (jobs.filter(j -> j.size() > MOST_JOBS).isPresent()) {
            view.tooMany(context.orElseThrow().name(), jobs.get().size());
            return;
        }
        view.show(
                context.map(c ->
                        Responses.of(session.runProperty().get().orElseThrow().data(), c.index())),
                context.map(c -> bound(c.item())).orElse(OptionalLong.empty()));
    }

    private Optional<TraceNames.ContextName> context(SimulatedRun run) {
        Document document = session.document();
        var contexts = run.data().trace().names().contexts();
        Optional<TraceNames.ContextName> selected = contexts.stream()
                .filter(c ->
                        document.selection().lead().filter(c.item()::equals).isPresent())
                .findFirst();
        return selected.or(() -> run.misses().isEmpty()
                ? contexts.stream().findFirst()
                : contexts.stream()
                        .filter(c -> c.item().equals(run.misses().getFirst().item()))
                        .findFirst());
    }

    private OptionalLong bound(ItemId item) {
        Optional<Reading> reading = session.checkedProperty().get();
        return reading.flatMap(r -> r.machine().map(m -> Figures.of(m, r.analysis())))
                .map(figures -> figures.get(item))
                .map(figure -> figure.boundNs())
                .orElse(OptionalLong.empty());
    }
}
