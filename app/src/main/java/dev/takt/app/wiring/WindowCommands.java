package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.help.TourCard;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.timeline.TimelineRows;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What every command does in a window, and when it can be done. */
final class WindowCommands {
    private final StudioWindow window;
    private final CommandBindings bindings;

    private WindowCommands(StudioWindow window, CommandBindings bindings) {
        this.window = window;
        this.bindings = bindings;
    }

    static void bind(StudioWindow window, CommandBindings bindings) {
        WindowCommands commands = new WindowCommands(window, bindings);
        commands.ofFiles();
        commands.ofEditing();
        commands.ofViews();
        commands.ofBoard();
        commands.ofRun();
        commands.ofTimeline();
        commands.ofHelp();
    }

    private void ofFiles() {
        bindings.bind("file.new", window::newFromBoard);
        bindings.bind("file.open", () -> window.incoming().askAndOpen());
        whenOpen("file.open-trace", _ -> window.incoming().askAndOpenTrace());
        whenOpen("file.save", d -> window.files().save(d.session()));
        whenOpen("file.save-as", d -> window.files().saveAs(d.session()));
        whenOpen("file.welcome", _ -> window.backToWelcome());
        bindings.bind("file.quit", window::quit);
        whenOpen("export.firmware", OpenDesign::export);
        whenOpen("export.picture", d -> d.shown().savePicture());
        whenOpen("export.events", d -> d.shown().saveEvents(), WindowCommands::hasRun);
    }

    private void ofEditing() {
        onDocument("edit.undo", Document::undo, d -> d.undoLabel().isPresent());
        onDocument("edit.redo", Document::redo, d -> d.redoLabel().isPresent());
        whenOpen("edit.history", d -> window.sheets().history(d.session().document()), WindowCommands::hasHistory);
        onSelection("edit.cut", EditCommands::cut);
        onSelection("edit.copy", EditCommands::copy);
        whenOpen(
                "edit.paste",
                d -> new EditCommands(d.session().document()).paste().ifPresent(d::say));
        onSelection("edit.duplicate", EditCommands::duplicate);
        onDocument("edit.delete", d -> new EditCommands(d).delete(), d -> !d.selection()
                .isEmpty());
        onDocument("edit.select-all", d -> new EditCommands(d).selectAll(), _ -> true);
        whenOpen("edit.rename", OpenDesign::editName, d -> d.selected().size() == 1);
    }

    private void ofViews() {
        for (String page : List.of("board", "timeline", "analysis", "memory", "code", "report", "compare")) {
            whenOpen("view." + page, d -> d.page(page));
        }
        for (String pane : List.of("outline", "palette", "inspector", "problems", "events", "worst", "strip")) {
            whenOpen("view." + pane, d -> d.pane(pane));
        }
        for (String dock : List.of("left", "right", "bottom")) {
            whenOpen("view." + dock, d -> d.workspace().toggle(dock));
            whenOpen("view.pane-" + dock, d -> d.workspace().moveFocused(dock));
        }
        whenOpen("view.next-pane", d -> d.walkPanes(true));
        whenOpen("view.previous-pane", d -> d.walkPanes(false));
        bindings.bind("view.reset-layout", window::resetLayout);
        bindings.bind("view.theme", () -> window.look().toggle());
        bindings.bind(
                "view.preferences", () -> window.sheets().preferences(window.preferences(), window.look()::dress));
        whenOpen("view.zoom-in", d -> d.shown().zoom(true));
        whenOpen("view.zoom-out", d -> d.shown().zoom(false));
        whenOpen("view.fit", d -> d.shown().fit());
        whenOpen("view.pin", d -> d.shown().pin(), d -> !d.selected().isEmpty());
        whenOpen("view.why", d -> d.ways().open(), WindowCommands::hasRun);
        onRun("view.why-job", d -> d.ways().job());
        whenOpen("problems.next", OpenDesign::nextProblem);
        whenOpen("problems.ways", OpenDesign::waysOut);
    }

    private void ofBoard() {
        whenOpen("view.actual-size", d -> d.board().actualSize(), d -> d.shown().hasBoard());
        whenOpen("view.heat", OpenDesign::toggleHeat);
        whenOpen("board.add", d -> d.board().requests().addBesideSelection());
        whenOpen("board.minimap", d -> d.board().view().toggleMinimap());
        whenOpen("board.arrange", d -> d.board().arrange());
        whenOpen("board.frame", d -> d.board().model().frame(), d -> d.board()
                .model()
                .canFrame());
        whenOpen("board.unframe", d -> d.board().model().unframe(), d -> d.board()
                .model()
                .canUnframe());
    }

    private void ofRun() {
        onRun("run.play", d -> playOrPause(d.session().playhead()));
        onRun("run.backwards", d -> playBackwards(d.session().playhead()));
        onRun("run.next", d -> d.timelines().step(true));
        onRun("run.previous", d -> d.timelines().step(false));
        onRun("run.start", d -> d.timelines().moveTo(0));
        onRun("run.end", d -> d.timelines().moveTo(d.session().playhead().endNs()));
        onRun("run.faster", d -> d.session().playhead().hasten(true));
        onRun("run.slower", d -> d.session().playhead().hasten(false));
        onRun("run.next-miss", d -> d.ways().nextMiss());
        onRun("run.stops", d -> d.shown().editStops());
        whenOpen("run.simulated", d -> d.session().runChoice().showPlain(), d -> d.session()
                .runChoice()
                .isOther());
        whenOpen("run.search", OpenDesign::searchWorst);
        whenOpen("run.again", d -> d.session().readAgain());
        whenOpen("run.go-on", d -> d.session().goOn(window.scratch()), d -> d.session()
                .canGoOn());
        whenOpen("run.stop", d -> d.session().stop(), d -> d.session()
                .goingOnProperty()
                .get());
    }

    private void ofTimeline() {
        onRun("timeline.search", d -> d.shown().searchEvents());
        onRows("timeline.hide", TimelineRows::hide);
        onRows("timeline.only", TimelineRows::hideOthers);
        whenOpen("timeline.show-all", d -> d.timelines().onBoth(t -> t.rows().showAll()), d -> d.timelines()
                .hidesRows());
        onRun("timeline.loads", d -> d.shown().toggleLoads());
        onRun("timeline.arrows", d -> d.shown().toggleArrows());
        onRun("timeline.mark", d -> d.timelines().onBoth(t -> t.walk().mark()));
        onRun("timeline.next-mark", d -> d.timelines().nextMark());
        onRun("timeline.unmark", d -> d.timelines().onBoth(t -> t.walk().unmark()));
        onRun("timeline.arrow", d -> d.timelines().followArrow(true));
        onRun("timeline.arrow-back", d -> d.timelines().followArrow(false));
        whenOpen("timeline.area", d -> d.pane("area"));
        whenOpen("timeline.responses", d -> d.pane("responses"));
    }

    private void ofHelp() {
        bindings.bind("help.commands", () -> window.sheets().commands());
        bindings.bind("help.pane", window::helpForPane);
        bindings.bind("help.keys", () -> window.sheets().keys());
        bindings.bind("help.about", window::about);
        bindings.bind("help.tour", window::beginTour);
        BooleanSupplier onTour = () -> window.tour().isPresent();
        bindings.bind("help.tour-next", () -> window.tour().ifPresent(TourCard::skip), onTour);
        bindings.bind("help.tour-end", window::endTour, onTour);
    }

    private static boolean hasHistory(OpenDesign design) {
        Document document = design.session().document();
        return document.undoLabel().or(document::redoLabel).isPresent();
    }

    private static boolean hasRun(OpenDesign design) {
        return design.session().runProperty().get().isPresent();
    }

    private static void playOrPause(Playhead playhead) {
        if (playhead.isPlaying()) {
            playhead.pause();
        } else {
            playhead.turn(true);
            playhead.play();
        }
    }

    /** Turns a replay that goes forwards; pauses one that goes backwards already. */
    private static void playBackwards(Playhead playhead) {
        if (playhead.isPlaying() && playhead.speedNs() < 0) {
            playhead.pause();
        } else {
            playhead.turn(false);
            playhead.play();
        }
    }

    private void whenOpen(String id, Consumer<OpenDesign> action) {
        whenOpen(id, action, _ -> true);
    }

    private void onRun(String id, Consumer<OpenDesign> action) {
        whenOpen(id, action, WindowCommands::hasRun);
    }

    private void whenOpen(String id, Consumer<OpenDesign> action, Predicate<OpenDesign> possible) {
        BooleanSupplier now = () -> window.design().filter(possible).isPresent();
        bindings.bind(id, () -> window.design().ifPresent(action), now);
    }

    /** For what is done to the rows of the selection. */
    private void onRows(String id, Consumer<TimelineRows> action) {
        whenOpen(
                id,
                d -> d.timelines().onBoth(t -> action.accept(t.rows())),
                d -> hasRun(d) && !d.selected().isEmpty());
    }

    private void onDocument(String id, Consumer<Document> action, Predicate<Document> possible) {
        whenOpen(
                id,
                d -> action.accept(d.session().document()),
                d -> possible.test(d.session().document()));
    }

    private void onSelection(String id, Consumer<EditCommands> action) {
        onDocument(id, d -> action.accept(new EditCommands(d)), d -> !d.selection()
                .items()
                .isEmpty());
    }
}
