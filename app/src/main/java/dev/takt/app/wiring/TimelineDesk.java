package dev.takt.app.wiring;

import dev.takt.app.report.Picture;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.settings.Preferences;
import dev.takt.app.simulation.ReplayClock;
import dev.takt.app.simulation.ResponsesPage;
import dev.takt.app.simulation.TimelinePage;
import dev.takt.app.task.Newest;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.timeline.ArrowSearch;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import java.util.Optional;
import java.util.function.Consumer;

/** The timeline of an open design, its strip below the board and the responses, and what commands do on them. All follow one playhead. */
final class TimelineDesk {
    private final Session session;
    private final TimelineViewModel model;
    private final TimelineViewModel stripModel;
    private final TimelineView view;
    private final TimelineView strip;
    private final TimelinePage page;
    private final ResponsesPage responses;
    private final Newest arrows;
    private Theme theme = Theme.LIGHT;

    TimelineDesk(Session session, Preferences preferences) {
        this.session = session;
        arrows = session.worker("takt-arrows");
        model = new TimelineViewModel(session.document(), session.playhead());
        stripModel = new TimelineViewModel(session.document(), session.playhead());
        model.rows().setLoads(true);
        view = new TimelineView(model, "timeline");
        strip = new TimelineView(stripModel, "strip");
        view.setScrolling(() -> preferences.wheel().equals("scroll"));
        strip.setScrolling(() -> preferences.wheel().equals("scroll"));
        page = new TimelinePage(view, model, session);
        responses = new ResponsesPage(session, this::moveTo);
        new ReplayClock(session.playhead());
    }

    TimelineViewModel model() {
        return model;
    }

    TimelineViewModel stripModel() {
        return stripModel;
    }

    TimelineView view() {
        return view;
    }

    TimelineView strip() {
        return strip;
    }

    TimelinePage page() {
        return page;
    }

    ResponsesPage responses() {
        return responses;
    }

    void setTheme(Theme theme) {
        this.theme = theme;
        view.setTheme(theme);
        strip.setTheme(theme);
        responses.setTheme(theme);
        page.setTheme(theme);
    }

    /** On the timeline; its strip has a turn of its own. */
    void show(SimulatedRun run) {
        model.show(run.data(), run.project());
    }

    void showBeside(SimulatedRun run) {
        stripModel.show(run.data(), run.project());
    }

    /** The timeline as it is seen; none before the first run. */
    Optional<Chart> chart() {
        return model.chartProperty().get();
    }

    /** The strip as it is seen; none before the first run. */
    Optional<Chart> stripChart() {
        return stripModel.chartProperty().get();
    }

    /** True while the timeline shows what a fix would make of it. */
    boolean ghostShown() {
        return chart().flatMap(Chart::ghost).isPresent();
    }

    void step(boolean forward) {
        model.walk().step(forward);
        stripModel.showPlayhead();
    }

    void moveTo(long ns) {
        session.playhead().pause();
        session.playhead().moveTo(ns);
        onBoth(TimelineViewModel::showPlayhead);
    }

    /** Goes to the next missed deadline; false if there is none. */
    boolean nextMiss() {
        boolean found = model.walk().nextMiss();
        if (found) {
            stripModel.showPlayhead();
        }
        return found;
    }

    void nextMark() {
        model.walk().nextMark();
        stripModel.showPlayhead();
    }

    /** In a long run beside the window's thread: there may be none as far as it goes. */
    void followArrow(boolean forward) {
        if (model.walk().isLong()) {
            Optional<ArrowSearch> search = model.walk().arrow(forward);
            arrows.<Chart.Step>begin(
                    (progress, published) ->
                            search.flatMap(s -> s.find(progress)).ifPresent(published),
                    this::along);
        } else {
            model.walk().follow(forward);
            stripModel.showPlayhead();
        }
    }

    private void along(Chart.Step step) {
        model.walk().go(step);
        stripModel.showPlayhead();
    }

    /** Does it to the timeline and to its strip below the board. */
    void onBoth(Consumer<TimelineViewModel> action) {
        action.accept(model);
        action.accept(stripModel);
    }

    boolean hidesRows() {
        return model.rows().hidesRows();
    }

    /** The timeline as it is seen. */
    Optional<Picture> picture() {
        Theme shown = theme;
        return chart().map(c -> new Picture(c.width(), c.height(), pen -> ChartPainter.paint(pen, c, shown)));
    }
}
