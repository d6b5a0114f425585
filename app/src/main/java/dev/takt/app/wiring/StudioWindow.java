package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.help.HelpPages;
import dev.takt.app.help.HelpView;
import dev.takt.app.help.TourCard;
import dev.takt.app.journal.Journal;
import dev.takt.app.journal.JournalPage;
import dev.takt.app.reading.TargetFiles;
import dev.takt.app.session.Session;
import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.app.settings.WindowPlace;
import dev.takt.app.shell.Brand;
import dev.takt.app.shell.CommandPalette;
import dev.takt.app.shell.CutText;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.shell.Keys;
import dev.takt.app.shell.KeysOverview;
import dev.takt.app.shell.Look;
import dev.takt.app.shell.MenuRow;
import dev.takt.app.shell.PreferencesView;
import dev.takt.app.shell.Questions;
import dev.takt.app.shell.StudioFrame;
import dev.takt.app.text.Texts;
import dev.takt.app.welcome.NewDesignView;
import dev.takt.app.welcome.NewDesignViewModel;
import dev.takt.app.welcome.WelcomeView;
import dev.takt.app.welcome.WelcomeViewModel;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Message;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** A window of the studio: the first page or an open design, and what every command does in it. */
final class StudioWindow {
    private static final Logger LOG = System.getLogger(StudioWindow.class.getName());
    private static final Set<String> PANES = Set.of(
            "board",
            "palette",
            "outline",
            "timeline",
            "strip",
            "analysis",
            "memory",
            "code",
            "review",
            "compare",
            "problems",
            "events",
            "area",
            "responses",
            "inspector",
            "why",
            "welcome",
            "new-design",
            "preferences",
            "changes-question",
            "command-palette",
            "keys");
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Places places;
    private final Catalogue catalogue;
    private final Preferences preferences;
    private final FileAsk ask;
    private final CommandBindings bindings = new CommandBindings();
    private final StringProperty undoWords =
            new SimpleStringProperty(Texts.text("command.edit.undo").text());
    private final StringProperty redoWords =
            new SimpleStringProperty(Texts.text("command.edit.redo").text());
    private final StudioFrame frame;
    private final MenuRow menus;
    private final Scene scene;
    private final DesignFiles files;
    private final CommandPalette palette;
    private final SamplePictures pictures;
    private final Journal journal;
    private final UnsavedWork unsaved;
    private Optional<OpenDesign> design = Optional.empty();
    private Optional<WelcomeView> welcome = Optional.empty();
    private final Deque<Node> shown = new ArrayDeque<>();
    private Optional<TourCard> tour = Optional.empty();
    private Look look;

    StudioWindow(Stage stage, Places places, Preferences preferences, FileAsk ask) {
        this.stage = stage;
        this.places = places;
        this.catalogue = TargetFiles.read(places.settings(), Optional.empty()).catalogue();
        this.preferences = preferences;
        this.ask = ask;
        look = Look.of(preferences.theme());
        bindings.give(preferences.keys());
        bindFiles();
        bindEditing();
        bindViews();
        bindRun();
        bindTimeline();
        bindHelp();
        menus = new MenuRow(bindings, undoWords, redoWords);
        frame = new StudioFrame(menus);
        Rectangle2D desk = Screen.getPrimary().getVisualBounds();
        scene = new Scene(frame, Math.min(WIDTH, desk.getWidth()), Math.min(HEIGHT, desk.getHeight()));
        journal = Journal.in(places);
        unsaved = new UnsavedWork(journal, frame, (saved, entry) -> {
            boolean may = mayLeave();
            if (may) {
                open(saved.project(), saved.file(), saved.problems(), journal.adopt(entry));
                design.ifPresent(d -> d.session()
                        .document()
                        .apply(new ChangeProject(Texts.text("edit.restore"), Optional.empty(), _ -> entry.project())));
            }
            return may;
        });
        files = new DesignFiles(preferences, ask, new Questions(scene), unsaved::changedElsewhere);
        palette = new CommandPalette(bindings, this::closeFloating);
        pictures = new SamplePictures(catalogue, Platform::runLater, this::failed);
        look.dress(scene);
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> dress());
        Keys.route(scene, bindings);
        CutText.explain(scene);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        place();
        // After the drag: a question about unsaved changes would keep its source waiting.
        FileDrops.take(scene, file -> Platform.runLater(() -> open(file)));
        stage.setOnCloseRequest(event -> {
            if (!mayLeave()) {
                event.consume();
            } else {
                end();
            }
        });
        showWelcome();
    }

    /** The open design; none on the first page. */
    Optional<OpenDesign> design() {
        return design;
    }

    void show() {
        stage.show();
        unsaved.offer();
    }

    /** Does a command, if it is possible now; false if not. */
    boolean run(String id) {
        return bindings.run(id);
    }

    /** Commands without a handler; there should be none. */
    List<String> unbound() {
        return bindings.unbound();
    }

    private void bindFiles() {
        bindings.bind("file.new", this::newFromBoard);
        bindings.bind("file.open", () -> ask.open().ifPresent(this::open));
        whenOpen("file.save", d -> files.save(d.session()));
        whenOpen("file.save-as", d -> files.saveAs(d.session()));
        whenOpen("file.welcome", _ -> backToWelcome());
        bindings.bind("file.quit", this::quit);
        whenOpen("export.firmware", OpenDesign::export);
    }

    private void bindEditing() {
        onDocument("edit.undo", Document::undo, d -> d.undoLabel().isPresent());
        onDocument("edit.redo", Document::redo, d -> d.redoLabel().isPresent());
        onSelection("edit.cut", EditCommands::cut);
        onSelection("edit.copy", EditCommands::copy);
        onDocument("edit.paste", d -> new EditCommands(d).paste(), _ -> true);
        onSelection("edit.duplicate", EditCommands::duplicate);
        onSelection("edit.delete", EditCommands::delete);
        onDocument("edit.select-all", d -> new EditCommands(d).selectAll(), _ -> true);
        whenOpen("edit.rename", OpenDesign::editName, d -> d.selected().size() == 1);
    }

    private void bindViews() {
        for (String page : List.of("board", "timeline", "analysis", "memory", "code", "report", "compare")) {
            whenOpen("view." + page, d -> d.page(page));
        }
        whenOpen("view.zoom-in", d -> d.zoom(true));
        whenOpen("view.zoom-out", d -> d.zoom(false));
        whenOpen("view.fit", OpenDesign::fit);
        whenOpen("view.actual-size", OpenDesign::actualSize);
        whenOpen("view.heat", OpenDesign::heat);
        bindings.bind("view.theme", this::switchLook);
        bindings.bind("view.preferences", this::changePreferences);
        for (String dock : List.of("left", "right", "bottom")) {
            whenOpen("view." + dock, d -> d.toggleDock(dock));
        }
        bindings.bind("view.reset-layout", () -> {
            preferences.forgetLayout();
            design.ifPresent(OpenDesign::resetDocks);
        });
        whenOpen("board.add", OpenDesign::add);
        whenOpen("board.minimap", OpenDesign::minimap);
        whenOpen("board.arrange", OpenDesign::arrange);
        whenOpen("problems.next", OpenDesign::nextProblem);
        whenOpen("problems.ways", OpenDesign::waysOut);
    }

    private void bindRun() {
        whenOpen("run.play", d -> playOrPause(d.session().playhead()), StudioWindow::hasRun);
        whenOpen("run.next", d -> d.step(true), StudioWindow::hasRun);
        whenOpen("run.previous", d -> d.step(false), StudioWindow::hasRun);
        whenOpen("run.start", d -> d.moveTo(0), StudioWindow::hasRun);
        whenOpen("run.end", d -> d.moveTo(d.session().playhead().endNs()), StudioWindow::hasRun);
        whenOpen("run.next-miss", OpenDesign::nextMiss, StudioWindow::hasRun);
        whenOpen("view.why", OpenDesign::why, StudioWindow::hasRun);
        whenOpen("run.again", d -> d.session().readAgain());
    }

    private void bindTimeline() {
        whenOpen("timeline.search", OpenDesign::searchEvents, StudioWindow::hasRun);
        whenOpen("view.pin", OpenDesign::pin, d -> !d.selected().isEmpty());
        onTimelines("timeline.hide", TimelineViewModel::hide);
        onTimelines("timeline.only", TimelineViewModel::hideOthers);
        whenOpen("timeline.show-all", d -> d.onTimelines(TimelineViewModel::showAll), OpenDesign::hidesRows);
        whenOpen("timeline.loads", OpenDesign::toggleLoads, StudioWindow::hasRun);
        whenOpen("timeline.mark", d -> d.onTimelines(TimelineViewModel::mark), StudioWindow::hasRun);
        whenOpen("timeline.next-mark", OpenDesign::nextMark, StudioWindow::hasRun);
        whenOpen("timeline.unmark", d -> d.onTimelines(TimelineViewModel::unmark), StudioWindow::hasRun);
        whenOpen("timeline.arrow", d -> d.followArrow(true), StudioWindow::hasRun);
        whenOpen("timeline.arrow-back", d -> d.followArrow(false), StudioWindow::hasRun);
        whenOpen("timeline.area", OpenDesign::showArea);
        whenOpen("timeline.responses", OpenDesign::showResponses);
        whenOpen("run.stops", OpenDesign::editStops, StudioWindow::hasRun);
        whenOpen("export.picture", OpenDesign::savePicture);
        whenOpen("export.events", OpenDesign::saveEvents, StudioWindow::hasRun);
    }

    /** For what is done to the rows of the selection. */
    private void onTimelines(String id, Consumer<TimelineViewModel> action) {
        whenOpen(id, d -> d.onTimelines(action), d -> hasRun(d) && !d.selected().isEmpty());
    }

    private void bindHelp() {
        bindings.bind("help.commands", this::searchCommands);
        bindings.bind("help.pane", this::helpForPane);
        bindings.bind("help.tour", this::beginTour);
        bindings.bind("help.tour-next", () -> tour.ifPresent(TourCard::skip), () -> tour.isPresent());
        bindings.bind("help.tour-end", this::endTour, () -> tour.isPresent());
        bindings.bind("help.keys", () -> {
            KeysOverview keys = new KeysOverview(bindings, this::closeFloating);
            raise(keys);
            keys.begin();
        });
        bindings.bind("help.about", this::about);
    }

    private static boolean hasRun(OpenDesign design) {
        return design.session().runProperty().get().isPresent();
    }

    private void whenOpen(String id, Consumer<OpenDesign> action) {
        whenOpen(id, action, _ -> true);
    }

    private void whenOpen(String id, Consumer<OpenDesign> action, Predicate<OpenDesign> possible) {
        BooleanSupplier now = () -> design.filter(possible).isPresent();
        bindings.bind(id, () -> design.ifPresent(action), now);
    }

    private void onDocument(String id, Consumer<Document> action, Predicate<Document> possible) {
        whenOpen(
                id,
                d -> action.accept(d.session().document()),
                d -> possible.test(d.session().document()));
    }

    private void onSelection(String id, Consumer<EditCommands> action) {
        onDocument(
                id, d -> action.accept(new EditCommands(d)), d -> !d.selection().isEmpty());
    }

    private static void playOrPause(Playhead playhead) {
        if (playhead.isPlaying()) {
            playhead.pause();
        } else {
            playhead.play();
        }
    }

    /** Opens a design from a file, if the one that is open may be left. */
    void open(Path file) {
        if (mayLeave()) {
            files.load(file).ifPresent(opened -> opened.project()
                    .ifPresent(project -> open(project, Optional.of(file.toAbsolutePath()), opened.problems())));
        }
    }

    private void open(Sample sample) {
        open(sample.project(), Optional.empty(), List.of());
    }

    private void open(Project project, Optional<Path> file, List<Problem> problems) {
        open(project, file, problems, journal.begin());
    }

    private void open(Project project, Optional<Path> file, List<Problem> problems, JournalPage page) {
        leave();
        Session session = new Session(
                project,
                file,
                problems,
                TargetFiles.read(places.settings(), file),
                page,
                Platform::runLater,
                this::failed);
        session.setFileNews(_ -> unsaved.changedElsewhere(session));
        OpenDesign open = new OpenDesign(
                session, bindings, ask, preferences, Path.of(System.getProperty("user.home", ".")), this::failed);
        open.setLook(look);
        design = Optional.of(open);
        welcome = Optional.empty();
        frame.show(open.tools(), open.page(), open.status());
        session.document().addListener(_ -> refresh());
        session.runProperty().addListener((_, _, _) -> refresh());
        session.fileProperty().addListener((_, _, _) -> refresh());
        menus.setRecent(preferences.recent(), this::open);
        refresh();
        open.page("board");
    }

    /** Titles and possibilities follow the document, after it is consistent. */
    private void refresh() {
        Optional<Document> document = design.map(d -> d.session().document());
        undoWords.set(words("command.edit.undo", document.flatMap(Document::undoLabel)));
        redoWords.set(words("command.edit.redo", document.flatMap(Document::redoLabel)));
        menus.titleProperty().set(design.map(d -> titled(d.session())).orElse(""));
        String program = Texts.text("window.title").text();
        stage.setTitle(design.map(d -> marked(d.session()) + " – " + program).orElse(program));
        bindings.refresh();
    }

    /** The name of a design, and whether its file has all of it; what was never written to a file is not called saved. */
    private static String titled(Session session) {
        String state = session.document().isDirty()
                ? "window.edited"
                : session.fileProperty().get().isPresent() ? "window.saved" : "window.no-file";
        return Texts.text(state, session.title()).text();
    }

    /** The name of the design above the window's page, with what its file has of it. */
    String titleShown() {
        return menus.titleProperty().get();
    }

    /** A design that is not saved has a mark in front of its name. */
    private static String marked(Session session) {
        return session.document().isDirty() ? "● " + session.title() : session.title();
    }

    private static String words(String key, Optional<Message> label) {
        String word = Texts.text(key).text();
        return label.map(l -> word + ": " + l.text()).orElse(word);
    }

    private boolean mayLeave() {
        return design.map(d -> files.mayLeave(d.session())).orElse(true);
    }

    private void leave() {
        endTour();
        design.ifPresent(OpenDesign::close);
        design = Optional.empty();
    }

    private void backToWelcome() {
        if (mayLeave()) {
            leave();
            showWelcome();
            unsaved.offer();
        }
    }

    private void showWelcome() {
        WelcomeViewModel model = new WelcomeViewModel(catalogue, preferences);
        WelcomeView page = new WelcomeView(model, new WelcomeDoors(), bindings, Brand.mark(40));
        welcome = Optional.of(page);
        frame.show(null, page, welcomeStatus(model));
        pictures.fill(page, look.theme());
        menus.setRecent(preferences.recent(), this::open);
        refresh();
    }

    private static HBox welcomeStatus(WelcomeViewModel model) {
        Label left = new Label(Texts.text("welcome.status", model.chips().size(), model.runtimeCount())
                .text());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox status = new HBox(left, space, new Label(Texts.text("window.title").text()));
        status.getStyleClass().add("status-row");
        return status;
    }

    private void newFromBoard() {
        newDesign(
                new NewDesignViewModel(catalogue, Texts.text("welcome.untitled").text()));
    }

    /** Asks for board, runtime and name of a new design, and opens it if the one that is open may be left. */
    private void newDesign(NewDesignViewModel choices) {
        WelcomeViewModel words = new WelcomeViewModel(catalogue, preferences);
        NewDesignView view = new NewDesignView(
                choices,
                words::factsOf,
                project -> {
                    if (mayLeave()) {
                        open(project, Optional.empty(), List.of());
                    }
                },
                this::closeFloating);
        raise(view);
        view.begin();
    }

    /** What this window remembers. */
    Preferences preferences() {
        return preferences;
    }

    private void quit() {
        if (mayLeave()) {
            end();
            stage.close();
        }
    }

    private void end() {
        preferences.setWindow(
                new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
        leave();
        pictures.close();
    }

    /** Where the window was last time, if that place is still on a screen. */
    private void place() {
        preferences
                .window()
                .filter(p -> !Screen.getScreensForRectangle(p.x(), p.y(), p.width(), p.height())
                        .isEmpty())
                .ifPresent(p -> {
                    stage.setX(p.x());
                    stage.setY(p.y());
                    stage.setWidth(p.width());
                    stage.setHeight(p.height());
                    stage.setMaximized(p.maximised());
                });
    }

    private void switchLook() {
        choose(look == Look.LIGHT ? Look.DARK.id() : Look.LIGHT.id());
    }

    /** Dresses the window in a look and remembers it. */
    void choose(String theme) {
        preferences.setTheme(theme);
        dress();
    }

    private void dress() {
        look = Look.of(preferences.theme());
        look.dress(scene);
        design.ifPresent(d -> d.setLook(look));
        welcome.ifPresent(page -> pictures.fill(page, look.theme()));
    }

    private void changePreferences() {
        PreferencesView view = new PreferencesView(preferences, bindings, this::dress, this::closeFloating);
        raise(view);
        view.begin();
    }

    /** Shows one thing above the window and above what floats there already, such as the help of a dialog; of a kind there is one. */
    private void raise(Node floating) {
        shown.stream()
                .filter(n -> n.getClass().equals(floating.getClass()))
                .findFirst()
                .ifPresent(before -> {
                    frame.lower(before);
                    shown.remove(before);
                });
        shown.push(floating);
        frame.raise(floating);
    }

    /** The page about whatever has the focus: the nearest pane around it that we have words for, else the page of the window that is shown. */
    private void helpForPane() {
        String pane = design.map(OpenDesign::shownPage).orElse("");
        for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
            if (at.getId() != null && PANES.contains(at.getId())) {
                pane = at.getId();
                break;
            }
        }
        HelpView help = new HelpView(HelpPages.of(pane), this::closeFloating);
        raise(help);
        help.begin();
    }

    /** Opens the sample of the tour, and the card that leads through it. */
    private void beginTour() {
        Optional<Sample> sample = Samples.byId("priority-inversion");
        if (sample.isEmpty() || !mayLeave()) {
            return;
        }
        endTour();
        open(sample.get());
        TourCard card = new TourCard(() -> design.orElseThrow().tourState(), this::endTour);
        tour = Optional.of(card);
        StackPane.setAlignment(card, Pos.TOP_LEFT);
        StackPane.setMargin(card, new Insets(116, 0, 0, 222));
        frame.raise(card);
        bindings.refresh();
    }

    private void endTour() {
        tour.ifPresent(TourCard::stop);
        tour.ifPresent(frame::lower);
        tour = Optional.empty();
        bindings.refresh();
    }

    /** The card of the tour, while one is taken. */
    Optional<TourCard> tour() {
        return tour;
    }

    private void searchCommands() {
        bindings.refresh();
        raise(palette);
        palette.begin();
    }

    /** Takes away what floats on top. */
    void closeFloating() {
        if (!shown.isEmpty()) {
            frame.lower(shown.pop());
        }
    }

    private void about() {
        new Questions(scene)
                .tell(
                        Texts.text("window.title").text(),
                        Texts.text("about.words", System.getProperty("java.version", ""))
                                .text());
    }

    /** A defect in work off this thread: said once, and the window stays. */
    private void failed(Throwable defect) {
        if (defect instanceof UncheckedIOException disk) {
            new Questions(scene).fail(Texts.text("files.not-written").text(), String.valueOf(disk.getCause()));
            return;
        }
        LOG.log(Level.ERROR, "work in the background failed", defect);
        new Questions(scene).fail(Texts.text("window.defect").text(), String.valueOf(defect.getMessage()));
    }

    /** What the first page leads to. */
    private final class WelcomeDoors implements WelcomeView.Doors {
        @Override
        public void open(Sample sample) {
            StudioWindow.this.open(sample);
        }

        @Override
        public void open(Path file) {
            StudioWindow.this.open(file);
        }

        @Override
        public void begin(Chip chip) {
            NewDesignViewModel choices = new NewDesignViewModel(
                    catalogue, Texts.text("welcome.untitled").text());
            choices.choose(chip);
            newDesign(choices);
        }
    }
}
