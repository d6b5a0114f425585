package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.help.TourState;
import dev.takt.app.problems.ProblemsView;
import dev.takt.app.problems.ProblemsViewModel;
import dev.takt.app.session.MarginSearch;
import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.Buttons;
import dev.takt.app.shell.DockParts;
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
import dev.takt.app.simulation.WorstCaseView;
import dev.takt.app.simulation.WorstCaseViewModel;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.app.why.HeatViewModel;
import dev.takt.app.why.WhatIfView;
import dev.takt.app.why.WhatIfViewModel;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.inspector.InspectorView;
import dev.takt.designer.inspector.InspectorViewModel;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.designer.palette.PaletteView;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;

/** All panes over one session, made and connected, and the ways between them. What is done on board and timelines is theirs. */
final class OpenDesign {
    private final Session session;
    private final BoardDesk board;
    private final TimelineDesk timelines;
    private final InspectorViewModel inspectorModel;
    private final InspectorView inspector;
    private final WhyPane why;
    private final WaysToWhy ways;
    private final HeatViewModel heat;
    private final ProblemsViewModel problemsModel;
    private final ProblemsView problems;
    private final Newest writer;
    private final WorstCaseView worst;
    private final DesignPages pages;
    private final ShownPage shown;
    private final Workspace workspace;
    private final ToolRowViewModel toolsModel;
    private final ToolRow tools;
    private final StatusRow status;
    private final StatusRowViewModel statusModel;

    OpenDesign(
            Session session,
            CommandBindings bindings,
            FileAsk ask,
            Preferences preferences,
            Path home,
            Consumer<Throwable> failed) {
        this.session = session;
        board = new BoardDesk(session, preferences, this::editName, bindings, failed);
        timelines = new TimelineDesk(session, preferences);
        ItemMenus.offerOn(timelines.view(), bindings);
        ItemMenus.offerOn(timelines.strip(), bindings);
        MarginSearch margins = new MarginSearch(session);
        pages = new DesignPages(session, board, timelines, margins, ask, bindings, home);
        inspectorModel = new InspectorViewModel(session.document());
        inspectorModel.setChips(p -> session.catalogue().chip(p.target()));
        inspectorModel.setRuntimes(p -> session.catalogue().runtime(p.runtime()));
        inspector = new InspectorView(inspectorModel);
        why = new WhyPane(session, timelines.model(), timelines.stripModel());
        problemsModel = new ProblemsViewModel(session, this::inspect, item -> ways().explain(item), this::showFlash);
        problems = new ProblemsView(problemsModel);
        writer = new Newest("takt-files", Platform::runLater, failed);
        ViewFiles files = new ViewFiles(ask, writer);
        shown = new ShownPage(session, pages, board, timelines, files);
        worst = new WorstCaseView(new WorstCaseViewModel(session, this::showJob), files::text);
        OutlineViewModel outline = new OutlineViewModel(session.document());
        workspace = new Workspace(pages.tabs(), parts(outline, bindings), preferences);
        toolsModel = new ToolRowViewModel(session);
        tools = new ToolRow(toolsModel, bindings);
        statusModel = new StatusRowViewModel(session);
        status = new StatusRow(statusModel);
        FurtherRun.follow(session, status, bindings);
        status.offer(Buttons.words(
                bindings, "run.simulated", Texts.text("status.plain-run").text()));
        PageTools pageTools = new PageTools(bindings, pages.tabs(), board, timelines, statusModel);
        workspace.setStripTools(pageTools.ofStrip());
        ways = new WaysToWhy(session, board, timelines, why, workspace);
        heat = makeHeat(margins);
        problemsModel.problems().addListener((ListChangeListener<Object>) _ -> count());
        count();
        new ShownResults(session, board, timelines, pages.memory(), outline, inspectorModel);
        new RememberedView(
                session,
                preferences,
                board.view(),
                heat,
                timelines.model(),
                timelines.stripModel(),
                timelines.page().stopsProperty());
    }

    private DockParts parts(OutlineViewModel outline, CommandBindings bindings) {
        return new DockParts(
                ItemMenus.outline(outline, bindings),
                new PaletteView(board.requests()),
                new WhatIfView(inspector, new WhatIfViewModel(session)),
                why.view(),
                why.view().navigation(),
                problems,
                new EventsView(new EventsViewModel(session)),
                new AreaView(new AreaViewModel(timelines.model(), session.document(), session.worker("takt-area"))),
                timelines.responses(),
                worst,
                timelines.strip());
    }

    private HeatViewModel makeHeat(MarginSearch margins) {
        HeatViewModel model = new HeatViewModel(margins);
        margins.shareProperty()
                .addListener((_, _, share) -> status.showWork(
                        "heat",
                        Texts.text("status.heat", Math.round(share.orElse(0.0) * 100))
                                .text(),
                        share,
                        margins::stop));
        model.heatProperty().addListener((_, _, now) -> board.model().show(o -> o.withHeat(now)));
        return model;
    }

    private void count() {
        workspace.countProblems(
                problemsModel.count(Severity.ERROR),
                problemsModel.count(Severity.WARNING),
                problemsModel.count(Severity.INFO));
    }

    Session session() {
        return session;
    }

    BoardDesk board() {
        return board;
    }

    TimelineDesk timelines() {
        return timelines;
    }

    /** What commands do on the page that is shown. */
    ShownPage shown() {
        return shown;
    }

    WaysToWhy ways() {
        return ways;
    }

    Workspace workspace() {
        return workspace;
    }

    List<ItemId> selected() {
        return session.document().selection().items();
    }

    Optional<Path> file() {
        return session.fileProperty().get();
    }

    Node tools() {
        return tools;
    }

    Node page() {
        return workspace;
    }

    StatusRow status() {
        return status;
    }

    void setLook(Look look) {
        board.setTheme(look.theme());
        timelines.setTheme(look.theme());
        why.view().setTheme(look.theme());
        pages.setTheme(look.theme());
    }

    /** Asks by the question of the window before it is taken to another chip or runtime, if that changes more. */
    void setQuestion(OneQuestion question) {
        toolsModel.setMover(new Retargeting(session, question)::to);
        pages.setMover(toolsModel::chooseRuntime);
    }

    /** Where the page of a rule is shown, by its id. */
    void setRulePages(Consumer<String> rulePages) {
        problems.setRulePages(rulePages);
    }

    /** The page that is shown. */
    String shownPage() {
        return pages.shown();
    }

    /** Says something in the status line, until the next change. */
    void say(Message words) {
        statusModel.say(words.text());
    }

    void page(String id) {
        pages.enter(id);
    }

    /** Takes the focus to a pane, wherever it stands, or from there back to the page. */
    void pane(String id) {
        if (workspace.focusedPane().equals(Optional.of(id))) {
            page(shownPage());
        } else {
            workspace.enter(id);
        }
    }

    void editName() {
        inspector.editName();
    }

    /** Searches for longer responses than the run has. */
    void searchWorst() {
        workspace.choose("worst");
        worst.begin();
    }

    /** Shows the end of a job and says what its response is made of. */
    private void showJob(ItemId item, long job, long endNs) {
        timelines.moveTo(endNs);
        ways.explain(item, job);
    }

    /** Shows an item and its properties. */
    private void inspect(ItemId item) {
        workspace.hideWhy();
        board.view().reveal(item);
    }

    /** Shows the plan of the flash, and in it the first partition that is named. */
    private void showFlash(Message finding) {
        pages.choose("memory");
        pages.memory().select(finding.arguments());
    }

    void nextProblem() {
        workspace.choose("problems");
        problemsModel.chooseNext().ifPresent(problems::goTo);
    }

    /** Offers what can be done about the problem that is selected, or about the first. */
    void waysOut() {
        workspace.choose("problems");
        problems.offer(pages.tabs());
    }

    /** Shows on the board how much room each task has, or no longer. */
    void toggleHeat() {
        heat.toggle();
    }

    /** Takes the focus to the next pane, or the one before. */
    void walkPanes(boolean forward) {
        workspace.walk(tools, () -> pages.enter(pages.shown()), forward);
    }

    void export() {
        pages.export();
    }

    /** What the tour watches. */
    TourState tourState() {
        Optional<SimulatedRun> run = session.runProperty().get();
        boolean settled = !session.busyProperty().get();
        return new TourState(
                session.document().project(),
                session.playhead().isPlaying(),
                List.of(
                        board.model().cameraProperty().get(),
                        timelines.chart().map(Chart::range),
                        timelines.stripChart().map(Chart::range)),
                workspace.whyShownProperty().get(),
                settled ? run.map(SimulatedRun::missed).orElse(-1L) : -1,
                session.draggingProperty().get(),
                selected(),
                session.checkedProperty().get().stream()
                        .flatMap(r -> r.problems().stream())
                        .flatMap(p -> p.item().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                shownPage(),
                file().isPresent() && !session.document().isDirty());
    }

    void close() {
        session.playhead().pause();
        inspectorModel.close();
        writer.close();
        board.close();
        session.close();
    }
}
