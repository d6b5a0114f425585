package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.help.HelpPages;
import dev.takt.app.help.TourCard;
import dev.takt.app.journal.Journal;
import dev.takt.app.journal.JournalEntry;
import dev.takt.app.journal.JournalPage;
import dev.takt.app.reading.TargetFiles;
import dev.takt.app.session.Session;
import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.AltInDrags;
import dev.takt.app.shell.CutText;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.shell.Keys;
import dev.takt.app.shell.Look;
import dev.takt.app.shell.MenuRow;
import dev.takt.app.shell.Questions;
import dev.takt.app.shell.StudioFrame;
import dev.takt.app.task.WindowThread;
import dev.takt.app.text.Texts;
import dev.takt.app.welcome.NewDesignViewModel;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A window of the studio: the first page or an open design, how one follows the other, and what floats above both. */
final class StudioWindow {
    private final Stage stage;
    private final Places places;
    private final Preferences preferences;
    private final FileAsk ask;
    private final CommandBindings bindings = new CommandBindings();
    private final WindowTitles titles = new WindowTitles();
    private final TourGuide guide = new TourGuide(this::setBand, bindings::refresh);
    private final MenuRow menus;
    private final StudioFrame frame;
    private final Floating floating;
    private final Scene scene;
    private final WindowLook look;
    private final Questions questions;
    private final Defects defects;
    private final Standing standing;
    private final DesignFiles files;
    private final IncomingFiles incoming;
    private final Sheets sheets;
    private final FirstPage firstPage;
    private final Journal journal;
    private final OneQuestion question;
    private final UnsavedWork unsaved;
    private Optional<OpenDesign> design = Optional.empty();
    private Optional<RecordedTraces> traces = Optional.empty();

    StudioWindow(Stage stage, Places places, Preferences preferences, FileAsk ask) {
        this.stage = stage;
        this.places = places;
        this.preferences = preferences;
        this.ask = ask;
        Catalogue catalogue =
                TargetFiles.read(places.settings(), Optional.empty()).catalogue();
        bindings.give(preferences.keys());
        WindowCommands.bind(this, bindings);
        menus = new MenuRow(bindings, titles.undo(), titles.redo());
        frame = new StudioFrame(menus);
        floating = new Floating(frame);
        scene = Standing.first(frame);
        look = new WindowLook(scene, preferences);
        questions = new Questions(scene);
        defects = new Defects(questions);
        journal = Journal.in(places);
        question = new OneQuestion(frame);
        unsaved = new UnsavedWork(journal, question, this::restore);
        files = new DesignFiles(preferences, ask, questions, unsaved::changedElsewhere);
        incoming = new IncomingFiles(this, ask, questions);
        sheets = new Sheets(floating, bindings);
        firstPage =
                new FirstPage(catalogue, preferences, new SamplePictures(catalogue, Platform::runLater, defects::tell));
        look.addListener(this::dressed);
        Keys.route(scene, bindings);
        AltInDrags.keep(scene);
        CutText.explain(scene);
        stage.setScene(scene);
        standing = new Standing(stage, preferences);
        // After the drag: a question about unsaved changes would keep its source waiting.
        FileDrops.take(scene, file -> Platform.runLater(() -> incoming.take(file)));
        stage.setOnCloseRequest(event -> {
            if (!mayLeave()) {
                event.consume();
            } else {
                end();
            }
        });
    }

    /** Shows the window, with a design if a file is given. What is said about that file is read before left work is asked about. */
    void show(Optional<Path> file) {
        if (file.isEmpty()) {
            showWelcome();
        }
        stage.show();
        file.ifPresent(this::open);
        unsaved.offer();
    }

    /** The open design; none on the first page. */
    Optional<OpenDesign> design() {
        return design;
    }

    /** What this window remembers. */
    Preferences preferences() {
        return preferences;
    }

    /** How it is dressed. */
    WindowLook look() {
        return look;
    }

    DesignFiles files() {
        return files;
    }

    /** Where what does not fit into memory is kept while it is shown. */
    Path scratch() {
        return places.cache();
    }

    /** What is laid over the page. */
    Sheets sheets() {
        return sheets;
    }

    /** Takes away what floats on top. */
    void closeFloating() {
        floating.close();
    }

    void helpForPane() {
        floating.helpAbout(
                Optional.ofNullable(scene.getFocusOwner()),
                design.map(OpenDesign::shownPage).orElse(""));
    }

    void about() {
        questions.about();
    }

    /** Does a command, if it is possible now; false if not. */
    boolean run(String id) {
        return bindings.run(id);
    }

    /** Commands without a handler; there should be none. */
    List<String> unbound() {
        return bindings.unbound();
    }

    /** The name of the design above the window's page, with what its file has of it. */
    String titleShown() {
        return menus.titleProperty().get();
    }

    /** What comes into this window as a file. */
    IncomingFiles incoming() {
        return incoming;
    }

    /** The run of the open design that a file takes the place of; none on the first page. */
    Optional<RecordedTraces> traces() {
        return traces;
    }

    /** Opens a design from a file, if the one that is open may be left. */
    void open(Path file) {
        incoming.open(file);
    }

    /** Opens a design that has no file yet. */
    void open(Project project) {
        open(project, Optional.empty(), List.of());
    }

    /** Opens a design as it was read from a file, with what is wrong there. */
    void open(Project project, Optional<Path> file, List<Problem> problems) {
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
                new WindowThread(Platform::runLater, new Frames(), defects::tell));
        session.designFile().setNews(_ -> unsaved.changedElsewhere(session));
        OpenDesign open = new OpenDesign(
                session, bindings, ask, preferences, Path.of(System.getProperty("user.home", ".")), defects::tell);
        open.setLook(look.now());
        open.setQuestion(question);
        open.setRulePages(rule -> floating.help(HelpPages.ofRule(rule)));
        design = Optional.of(open);
        traces = Optional.of(new RecordedTraces(session, questions, open.status(), scratch()));
        firstPage.leave();
        frame.show(open.tools(), open.page(), open.status());
        session.document().addListener(_ -> refresh());
        session.runProperty().addListener((_, _, _) -> refresh());
        session.runChoice().recordedProperty().addListener((_, _, _) -> refresh());
        session.runChoice().scenarioProperty().addListener((_, _, _) -> refresh());
        session.busyProperty().addListener((_, _, _) -> bindings.refresh());
        session.fileProperty().addListener((_, _, _) -> refresh());
        menus.setRecent(preferences.recent(), this::open);
        refresh();
        open.page("board");
    }

    /** Opens what a journal has that was not saved, as one step after what was; false if the design that is open may not be left. */
    private boolean restore(UnsavedWork.Saved saved, JournalEntry entry) {
        boolean may = mayLeave();
        if (may) {
            open(saved.project(), saved.file(), saved.problems(), journal.adopt(entry));
            design.ifPresent(d -> d.session()
                    .document()
                    .apply(new ChangeProject(Texts.text("edit.restore"), Optional.empty(), _ -> entry.project())));
        }
        return may;
    }

    /** Titles, possibilities and the tour follow the document, after it is consistent. */
    private void refresh() {
        titles.show(stage, menus, design.map(OpenDesign::session));
        bindings.refresh();
        guide.look();
    }

    boolean mayLeave() {
        return design.map(d -> files.mayLeave(d.session())).orElse(true);
    }

    private void leave() {
        guide.end();
        question.leaveDesign();
        design.ifPresent(OpenDesign::close);
        design = Optional.empty();
        traces = Optional.empty();
    }

    void backToWelcome() {
        if (mayLeave()) {
            leave();
            showWelcome();
            unsaved.offer();
        }
    }

    /** What is said of a file that cannot be opened is said over a page: the first one if the window has none yet. */
    void showSomething() {
        if (frame.isBlank()) {
            showWelcome();
        }
    }

    private void showWelcome() {
        firstPage.show(frame, new WelcomeDoors(this), bindings, look.now().theme());
        menus.setRecent(preferences.recent(), this::open);
        refresh();
    }

    void newFromBoard() {
        newDesign(firstPage.choices());
    }

    /** The same with a chip that is chosen already. */
    void newOn(Chip chip) {
        NewDesignViewModel choices = firstPage.choices();
        choices.choose(chip);
        newDesign(choices);
    }

    /** Asks for board, runtime and name of a new design, and opens it if the one that is open may be left. */
    private void newDesign(NewDesignViewModel choices) {
        firstPage.ask(choices, floating, project -> {
            if (mayLeave()) {
                open(project);
            }
        });
    }

    void quit() {
        if (mayLeave()) {
            end();
            stage.close();
        }
    }

    /** Ends the window in order: where it stood is remembered, and nothing of it is kept or goes on. */
    void end() {
        look.end();
        standing.remember();
        leave();
        firstPage.close();
    }

    void resetLayout() {
        preferences.forgetLayout();
        design.ifPresent(d -> d.workspace().reset());
    }

    private void dressed(Look now) {
        design.ifPresent(d -> d.setLook(now));
        firstPage.setTheme(now.theme());
    }

    /** Opens the sample of the tour, and the card that leads through it. */
    void beginTour() {
        Optional<Sample> sample = Samples.byId("priority-inversion");
        if (sample.isPresent() && mayLeave()) {
            open(sample.get().project());
            guide.begin(() -> design.orElseThrow().tourState());
        }
    }

    private void setBand(Optional<Node> band) {
        frame.setBand(band);
    }

    void endTour() {
        guide.end();
    }

    /** The card of the tour, while one is taken. */
    Optional<TourCard> tour() {
        return guide.card();
    }
}
