package dev.takt.app.wiring;

import dev.takt.app.analysis.AnalysisView;
import dev.takt.app.analysis.AnalysisViewModel;
import dev.takt.app.code.CodeText;
import dev.takt.app.code.CodeView;
import dev.takt.app.code.CodeViewModel;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.compare.CompareView;
import dev.takt.app.compare.CompareViewModel;
import dev.takt.app.export.ExportView;
import dev.takt.app.export.ExportViewModel;
import dev.takt.app.help.TourState;
import dev.takt.app.problems.ProblemsView;
import dev.takt.app.problems.ProblemsViewModel;
import dev.takt.app.reading.Reading;
import dev.takt.app.report.Picture;
import dev.takt.app.review.ReviewView;
import dev.takt.app.review.ReviewViewModel;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.Buttons;
import dev.takt.app.shell.DockTabs;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.shell.Look;
import dev.takt.app.shell.StatusRow;
import dev.takt.app.shell.StatusRowViewModel;
import dev.takt.app.shell.ToolRow;
import dev.takt.app.shell.ToolRowViewModel;
import dev.takt.app.shell.Workspace;
import dev.takt.app.simulation.AreaView;
import dev.takt.app.simulation.AreaViewModel;
import dev.takt.app.simulation.EventsView;
import dev.takt.app.simulation.EventsViewModel;
import dev.takt.app.simulation.ReplayClock;
import dev.takt.app.simulation.ResponsesPage;
import dev.takt.app.simulation.TimelinePage;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.app.why.HeatViewModel;
import dev.takt.app.why.WhatIfView;
import dev.takt.app.why.WhatIfViewModel;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.inspector.InspectorView;
import dev.takt.designer.inspector.InspectorViewModel;
import dev.takt.designer.memory.FlashViewModel;
import dev.takt.designer.memory.MemoryView;
import dev.takt.designer.outline.OutlineView;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Heat;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.Overlay;
import dev.takt.designer.palette.PaletteView;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** All panes over one session, made and connected. */
final class OpenDesign {
    private static final double PICTURE_MARGIN = 24;

    private final Session session;
    private final BoardViewModel boardModel;
    private final BoardView board;
    private final TimelineViewModel timelineModel;
    private final TimelineViewModel stripModel;
    private final TimelineView timeline;
    private final TimelineView strip;
    private final MemoryView memory;
    private final InspectorViewModel inspectorModel;
    private final InspectorView inspector;
    private final WhyPane why;
    private final HeatViewModel heat;
    private final OutlineViewModel outlineModel;
    private final ProblemsViewModel problemsModel;
    private final ProblemsView problems;
    private final ReviewViewModel reviewModel;
    private final CompareViewModel compareModel;
    private final CompareView compare;
    private final ExportViewModel exportModel;
    private final StatusRowViewModel statusModel;
    private final CodePage codePage;
    private final TimelinePage timelinePage;
    private final ResponsesPage responses;
    private final Newest writer;
    private final Newest arranger;
    private final ViewFiles viewFiles;
    private final DockTabs pages = new DockTabs();
    private final Workspace workspace;
    private final ToolRow tools;
    private final StatusRow status;
    private final BoardRequests requests;
    private Theme theme = Theme.LIGHT;

    OpenDesign(
            Session session,
            CommandBindings bindings,
            FileAsk ask,
            Preferences preferences,
            Path home,
            Consumer<Throwable> failed) {
        this.session = session;
        boardModel =
                new BoardViewModel(session.document(), p -> Machine.of(p, session.catalogue()), new SplittableRandom());
        board = new BoardView(boardModel);
        requests = new BoardRequests(boardModel, board, p -> session.catalogue().chip(p.target()), this::editName);
        boardModel.setRequests(requests);
        new DragForecast(session, boardModel);
        timelineModel = new TimelineViewModel(session.document(), session.playhead());
        stripModel = new TimelineViewModel(session.document(), session.playhead());
        timeline = new TimelineView(timelineModel, "timeline");
        strip = new TimelineView(stripModel, "strip");
        memory = new MemoryView(
                new FlashViewModel(session.document(), p -> session.catalogue().chip(p.target())));
        inspectorModel = new InspectorViewModel(session.document());
        inspectorModel.setChips(p -> session.catalogue().chip(p.target()));
        inspector = new InspectorView(inspectorModel);
        outlineModel = new OutlineViewModel(session.document());
        why = new WhyPane(session, timelineModel, stripModel);
        problemsModel = new ProblemsViewModel(session, this::inspect, this::explain);
        problems = new ProblemsView(problemsModel);
        reviewModel = new ReviewViewModel(session);
        compareModel = new CompareViewModel(session);
        compare = new CompareView(compareModel, ask::open);
        exportModel = new ExportViewModel(session, home);
        statusModel = new StatusRowViewModel(session);
        writer = new Newest("takt-files", Platform::runLater, failed);
        arranger = new Newest("takt-arrange", Platform::runLater, failed);
        viewFiles = new ViewFiles(ask, writer);
        new ReplayClock(session.playhead());
        timelineModel.setLoads(true);
        responses = new ResponsesPage(session, this::moveTo);
        timelinePage = new TimelinePage(timeline, timelineModel, session);
        codePage = codePage(ask, new BoardHome(session.document(), bindings));
        pages.with("board", Texts.text("page.board").text(), "fth-cpu", codePage.home())
                .with("timeline", Texts.text("page.timeline").text(), "fth-activity", timelinePage)
                .with(
                        "analysis",
                        Texts.text("page.analysis").text(),
                        "fth-bar-chart-2",
                        new AnalysisView(new AnalysisViewModel(session)))
                .with("memory", Texts.text("page.memory").text(), "fth-layers", memory)
                .with("code", Texts.text("page.code").text(), "fth-code", codePage)
                .with(
                        "report",
                        Texts.text("page.report").text(),
                        "fth-file-text",
                        new ReviewView(reviewModel, ask::save))
                .with("compare", Texts.text("page.compare").text(), "fth-columns", compare);
        workspace = new Workspace(
                pages,
                new Workspace.Parts(
                        new OutlineView(outlineModel),
                        new PaletteView(requests),
                        new WhatIfView(inspector, new WhatIfViewModel(session)),
                        why.view(),
                        why.view().navigation(),
                        problems,
                        new EventsView(new EventsViewModel(session)),
                        new AreaView(new AreaViewModel(timelineModel, session.document())),
                        responses,
                        strip),
                preferences);
        tools = new ToolRow(new ToolRowViewModel(session), bindings);
        status = new StatusRow(statusModel);
        Node[] pageTools = pageTools(bindings);
        pages.chosenProperty().addListener((_, _, page) -> {
            showTools(page, pageTools);
            codePage.shown(page.equals("code"));
            reviewModel.setShown(page.equals("report"));
            compareModel.setShown(page.equals("compare"));
        });
        showTools("board", pageTools);
        workspace.setStripTools(Buttons.icon(bindings, "run.next-miss"));
        why.connect(workspace, board, boardModel);
        heat = new HeatViewModel(session);
        heat.shareProperty()
                .addListener((_, _, share) -> status.showWork(
                        Texts.text("status.heat", Math.round(share.orElse(0.0) * 100))
                                .text(),
                        share,
                        heat::toggle));
        heat.heatProperty().addListener((_, _, now) -> boardModel.show(o -> o.withHeat(now)));
        board.setScrolling(() -> preferences.wheel().equals("scroll"));
        timeline.setScrolling(() -> preferences.wheel().equals("scroll"));
        strip.setScrolling(() -> preferences.wheel().equals("scroll"));
        new RememberedView(session, preferences, board, timelineModel, stripModel, timelinePage.stopsProperty());
        connect();
    }

    /** Zoom has a meaning on board and timeline only, its figure on the board. */
    private void showTools(String page, Node[] all) {
        switch (page) {
            case "board" -> pages.setTools(all[0], all[1], all[2], all[3], all[4]);
            case "timeline" -> pages.setTools(all[5], all[1], all[3], all[4]);
            default -> pages.setTools();
        }
    }

    private Node[] pageTools(CommandBindings bindings) {
        Label zoom = new Label();
        zoom.getStyleClass().add("mono");
        zoom.setMinWidth(44);
        zoom.setAlignment(javafx.geometry.Pos.CENTER);
        zoom.textProperty().bind(statusModel.zoomProperty());
        return new Node[] {
            Buttons.icon(bindings, "board.add"),
            Buttons.icon(bindings, "view.zoom-out"),
            zoom,
            Buttons.icon(bindings, "view.zoom-in"),
            Buttons.icon(bindings, "view.fit"),
            Buttons.icon(bindings, "view.why")
        };
    }

    private CodePage codePage(FileAsk ask, BoardHome home) {
        CodeViewModel codeModel = new CodeViewModel(session);
        CodeView code = new CodeView(codeModel);
        code.setMinWidth(200);
        CodeText diff = new CodeText(_ -> {}, _ -> {});
        ExportView export = new ExportView(
                exportModel, diff, diff::showStyled, () -> ask.folder().map(Path::toString), ask::save);
        export.setMinWidth(300);
        boardModel.overlayProperty().addListener((_, _, now) -> {
            if (onPage("code")) {
                codeModel.hover(now.hover());
            }
        });
        codeModel.pointedProperty().addListener((_, _, item) -> boardModel.show(o -> o.withHover(item)));
        return new CodePage(code, export, board, boardModel, home);
    }

    private void connect() {
        session.checkedProperty().addListener((_, _, now) -> now.ifPresent(this::show));
        session.runProperty().addListener((_, _, run) -> run.ifPresent(this::show));
        session.playhead().addListener(this::live);
        problemsModel.all().addListener((ListChangeListener<Object>) _ -> count());
        boardModel.cameraProperty().addListener((_, _, _) -> zoomWords());
        zoomWords();
        count();
        session.checkedProperty().get().ifPresent(this::show);
        session.runProperty().get().ifPresent(this::show);
        inspectorModel.setFacts(new ItemFacts(session)::of);
    }

    private void zoomWords() {
        statusModel
                .zoomProperty()
                .set(Math.round(boardModel.cameraProperty().get().zoom() * 100) + " %");
    }

    private void count() {
        workspace.countProblems(
                problemsModel.count(Severity.ERROR),
                problemsModel.count(Severity.WARNING),
                problemsModel.count(Severity.INFO));
    }

    private void show(Reading reading) {
        Map<ItemId, Mark> marks = Mark.of(reading.problems());
        Map<Integer, String> loads = reading.analysis().map(Figures::loads).orElse(Map.of());
        boardModel.show(o -> o.withMarks(marks)
                .withCoreLoads(loads)
                .withFigures(reading.machine()
                        .map(m -> Figures.of(m, reading.analysis()))
                        .orElse(Map.of())));
        memory.show(reading.memory());
        String chip = reading.machine().map(Machine::chip).map(Chip::name).orElse("");
        outlineModel.show(chip, marks, loads);
        inspectorModel.setFacts(new ItemFacts(session)::of);
    }

    private void show(SimulatedRun run) {
        timelineModel.show(run.data(), run.project());
        stripModel.show(run.data(), run.project());
        inspectorModel.setFacts(new ItemFacts(session)::of);
        live();
    }

    /** While the playhead is away from the start, the board shows what each item does there. */
    private void live() {
        long at = session.playhead().atNs();
        boolean shown = at > 0 || session.playhead().isPlaying();
        boardModel.show(o -> o.withLive(
                shown
                        ? session.runProperty()
                                .get()
                                .map(r -> LiveStates.at(
                                        r.data().trace().names(), r.data().slices(), at))
                                .orElse(Map.of())
                        : Map.of()));
    }

    /** Brings an item into view on the board. */
    void reveal(ItemId item) {
        board.reveal(item);
    }

    void editName() {
        inspector.editName();
    }

    void setLook(Look look) {
        theme = look.theme();
        board.setTheme(look.theme());
        timeline.setTheme(look.theme());
        strip.setTheme(look.theme());
        responses.setTheme(look.theme());
        why.view().setTheme(look.theme());
        memory.setTheme(look.theme());
        reviewModel.setTheme(look.theme());
        compare.setTheme(look.theme());
    }

    void page(String id) {
        pages.choose(id);
        switch (id) {
            case "board" -> board.requestFocus();
            case "timeline" -> timeline.requestFocus();
            default -> pages.focusContent();
        }
    }

    void nextProblem() {
        workspace.chooseBelow("problems");
        problemsModel.chooseNext().ifPresent(problems::goTo);
    }

    /** Offers what can be done about the problem that is selected, or about the first. */
    void waysOut() {
        workspace.chooseBelow("problems");
        problems.offer();
    }

    void nextMiss() {
        if (timelineModel.nextMiss()) {
            stripModel.showPlayhead();
            why.model().chooseAt(session.playhead().atNs());
            workspace.showWhy();
        }
    }

    /** Shows on the board how much room each task has, or no longer. */
    void heat() {
        heat.toggle();
    }

    /** Shows an item and its properties. */
    private void inspect(ItemId item) {
        workspace.hideWhy();
        reveal(item);
    }

    /** Says why jobs of an item were late. */
    private void explain(ItemId item) {
        why.model().chooseFirst(item);
        workspace.showWhy();
    }

    /** Opens <i>Why late?</i> and puts the focus there, so that digits apply fixes; closes it if it has the focus. */
    void why() {
        if (!workspace.whyShownProperty().get()) {
            workspace.showWhy();
            why.view().requestFocus();
        } else if (why.view().isFocused()) {
            workspace.hideWhy();
        } else {
            why.view().requestFocus();
        }
    }

    /** What the tour watches. */
    TourState tourState() {
        Optional<SimulatedRun> run = session.runProperty().get();
        boolean settled = !session.busyProperty().get();
        return new TourState(
                session.document().project(),
                session.playhead().isPlaying(),
                List.of(boardModel.cameraProperty().get(), chart().map(Chart::range), strip().map(Chart::range)),
                workspace.whyShownProperty().get(),
                settled ? run.map(SimulatedRun::missed).orElse(-1L) : -1,
                session.draggingProperty().get(),
                selected(),
                session.checkedProperty().get().stream()
                        .flatMap(r -> r.problems().stream())
                        .flatMap(p -> p.item().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                pages.chosenProperty().get(),
                file().isPresent() && !session.document().isDirty());
    }

    private Optional<Chart> strip() {
        return stripModel.chartProperty().get();
    }

    /** The page that is shown. */
    String shownPage() {
        return pages.chosenProperty().get();
    }

    /** Closes a dock or opens it again. */
    void toggleDock(String dock) {
        workspace.toggle(dock);
    }

    /** All docks as they come. */
    void resetDocks() {
        workspace.reset();
    }

    void export() {
        pages.choose("code");
        exportModel.compare();
    }

    void step(boolean forward) {
        timelineModel.step(forward);
        stripModel.showPlayhead();
    }

    void moveTo(long ns) {
        session.playhead().pause();
        session.playhead().moveTo(ns);
        timelineModel.showPlayhead();
        stripModel.showPlayhead();
    }

    /** Zoom of the board; 1 is 100 %. */
    double zoomShown() {
        return boardModel.cameraProperty().get().zoom();
    }

    /** The timeline as it is seen; none before the first run. */
    Optional<Chart> chart() {
        return timelineModel.chartProperty().get();
    }

    /** How much room the items on the board are shown to have. */
    Map<ItemId, Heat> heatShown() {
        return boardModel.overlayProperty().get().heat();
    }

    /** The item on the board that is lit, because the pointer is over it or over a line of its code. */
    Optional<ItemId> hovered() {
        return boardModel.overlayProperty().get().hover();
    }

    /** True while the timeline shows what a fix would make of it. */
    boolean ghostShown() {
        return chart().flatMap(Chart::ghost).isPresent();
    }

    boolean onTimeline() {
        return onPage("timeline");
    }

    private boolean onPage(String page) {
        return pages.chosenProperty().get().equals(page);
    }

    void zoom(boolean closer) {
        if (onTimeline()) {
            timelineModel.zoom(closer);
        } else {
            board.zoomBy(closer ? 1.25 : 0.8);
        }
    }

    void fit() {
        if (onTimeline()) {
            timelineModel.focus();
        } else {
            board.fit();
        }
    }

    void actualSize() {
        board.zoomBy(1 / boardModel.cameraProperty().get().zoom());
    }

    void add() {
        requests.addBesideSelection();
    }

    void minimap() {
        board.toggleMinimap();
    }

    /** True if the map of the board is shown where there is more than the view. */
    boolean mapWanted() {
        return board.mapWantedProperty().get();
    }

    /** Works out, off the window's thread, how few lines of the board need to cross, and arranges it so. */
    void arrange() {
        Project arranged = session.document().project();
        Function<Progress, Layout> work = boardModel.arranging();
        arranger.begin(
                (progress, published) -> published.accept(work.apply(progress)),
                (Layout layout) -> boardModel.arrange(arranged, layout));
    }

    /** Pins the selection: its rows on the timeline, else its cards on the board. */
    void pin() {
        if (onTimeline()) {
            onTimelines(TimelineViewModel::pin);
        } else {
            boardModel.pin();
        }
    }

    /** Does it to the timeline and to its strip below the board. */
    void onTimelines(Consumer<TimelineViewModel> action) {
        action.accept(timelineModel);
        action.accept(stripModel);
    }

    boolean hidesRows() {
        return timelineModel.hidesRows();
    }

    void toggleLoads() {
        (onTimeline() ? timelineModel : stripModel).toggleLoads();
    }

    /** Shows the figures of the brushed area, or of the whole run. */
    void showArea() {
        workspace.chooseBelow("area");
    }

    /** Shows the events of the run. */
    void showEvents() {
        workspace.chooseBelow("events");
    }

    void showResponses() {
        workspace.chooseBelow("responses");
    }

    void searchEvents() {
        pages.choose("timeline");
        timelinePage.search();
    }

    void editStops() {
        pages.choose("timeline");
        timelinePage.editStops();
    }

    void nextMark() {
        timelineModel.nextMark();
        stripModel.showPlayhead();
    }

    void followArrow(boolean forward) {
        timelineModel.follow(forward);
        stripModel.showPlayhead();
    }

    /** Saves the timeline as it is seen, or all of the board. */
    void savePicture() {
        if (onTimeline()) {
            Theme shown = theme;
            viewFiles.picture(
                    "timeline",
                    chart().map(c -> new Picture(c.width(), c.height(), pen -> ChartPainter.paint(pen, c, shown))));
        } else {
            viewFiles.picture("board", Optional.of(boardPicture()));
        }
    }

    private Picture boardPicture() {
        FloorPlan plan = boardModel.plan();
        Overlay overlay = boardModel.overlayProperty().get().withHover(Optional.empty());
        double width = plan.bounds().width() + 2 * PICTURE_MARGIN;
        double height = plan.bounds().height() + 2 * PICTURE_MARGIN;
        Theme shown = theme;
        return new Picture(
                width, height, pen -> FloorPlanPainter.paintFitted(pen, plan, overlay, shown, width, height));
    }

    void saveEvents() {
        session.runProperty()
                .get()
                .ifPresent(run -> viewFiles.events("events", run.data().trace()));
    }

    List<ItemId> selected() {
        return session.document().selection().items();
    }

    Optional<Path> file() {
        return session.fileProperty().get();
    }

    Session session() {
        return session;
    }

    Node tools() {
        return tools;
    }

    Node page() {
        return workspace;
    }

    Node status() {
        return status;
    }

    void close() {
        session.playhead().pause();
        inspectorModel.close();
        writer.close();
        arranger.close();
        session.close();
    }
}
