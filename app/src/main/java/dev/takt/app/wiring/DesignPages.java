package dev.takt.app.wiring;

import dev.takt.app.analysis.AnalysisView;
import dev.takt.app.analysis.AnalysisViewModel;
import dev.takt.app.code.CodeText;
import dev.takt.app.code.CodeView;
import dev.takt.app.code.CodeViewModel;
import dev.takt.app.code.LayoutFilesView;
import dev.takt.app.code.LayoutFilesViewModel;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.compare.CompareView;
import dev.takt.app.compare.CompareViewModel;
import dev.takt.app.export.ExportView;
import dev.takt.app.export.ExportViewModel;
import dev.takt.app.review.ReviewView;
import dev.takt.app.review.ReviewViewModel;
import dev.takt.app.session.MarginSearch;
import dev.takt.app.session.Session;
import dev.takt.app.shell.DockTabs;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.text.Texts;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.memory.FlashViewModel;
import dev.takt.designer.memory.MemoryView;
import dev.takt.projects.target.RuntimeProfile;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The pages of an open design, one shown at a time. What is expensive to show is made while it is shown only. */
final class DesignPages {
    private final Session session;
    private final BoardDesk board;
    private final TimelineDesk timelines;
    private final AnalysisView analysis;
    private final MemoryView memory;
    private final ReviewViewModel reviewModel;
    private final CompareViewModel compareModel;
    private final CompareView compare;
    private final CodeViewModel codeModel;
    private final ExportViewModel exportModel;
    private final DockTabs tabs = new DockTabs();

    /** {@code home} is the folder that an export begins in. */
    DesignPages(
            Session session,
            BoardDesk board,
            TimelineDesk timelines,
            MarginSearch margins,
            FileAsk ask,
            CommandBindings bindings,
            Path home) {
        this.session = session;
        this.board = board;
        this.timelines = timelines;
        AnalysisViewModel analysisModel = new AnalysisViewModel(session, margins);
        analysis = new AnalysisView(analysisModel);
        FlashViewModel flash =
                new FlashViewModel(session.document(), p -> session.catalogue().chip(p.target()));
        memory = new MemoryView(flash);
        reviewModel = new ReviewViewModel(session);
        compareModel = new CompareViewModel(session);
        compare = new CompareView(compareModel, ask::open);
        exportModel = new ExportViewModel(session, home);
        codeModel = new CodeViewModel(session);
        CodePage code = code(ask, new BoardHome(session.document(), bindings));
        add("board", "fth-cpu", code.home());
        add("timeline", "fth-activity", timelines.page());
        add("analysis", "fth-bar-chart-2", analysis);
        add(
                "memory",
                "fth-layers",
                new MemoryPage(memory, new LayoutFilesView(new LayoutFilesViewModel(session, flash))));
        add("code", "fth-code", code);
        add("report", "fth-file-text", new ReviewView(reviewModel, ask::save));
        add("compare", "fth-columns", compare);
        tabs.chosenProperty().addListener((_, _, page) -> {
            code.shown(page.equals("code"));
            analysisModel.setShown(page.equals("analysis"));
            reviewModel.setShown(page.equals("report"));
            compareModel.setShown(page.equals("compare"));
        });
    }

    private void add(String id, String icon, Node content) {
        tabs.with(id, Texts.text("page." + id).text(), icon, content);
    }

    /** The code and the board light each other under the pointer. */
    private CodePage code(FileAsk ask, BoardHome home) {
        CodeView code = new CodeView(codeModel);
        code.setMinWidth(200);
        CodeText diff = new CodeText(_ -> {}, _ -> {});
        ExportView export = new ExportView(
                exportModel, diff, diff::showStyled, () -> ask.folder().map(Path::toString), ask::save);
        export.setMinWidth(300);
        board.model().overlayProperty().addListener((_, _, now) -> {
            if (shown().equals("code")) {
                codeModel.hover(now.hover());
            }
        });
        codeModel.pointedProperty().addListener((_, _, item) -> board.model().show(o -> o.withHover(item)));
        return new CodePage(code, export, board.view(), board.model(), home);
    }

    DockTabs tabs() {
        return tabs;
    }

    MemoryView memory() {
        return memory;
    }

    /** The page that is shown. */
    String shown() {
        return tabs.chosenProperty().get();
    }

    boolean onTimeline() {
        return shown().equals("timeline");
    }

    /** Shows a page. */
    void choose(String id) {
        tabs.choose(id);
    }

    /** Shows a page and gives it the focus. */
    void enter(String id) {
        choose(id);
        switch (id) {
            case "board" -> focus(board.view());
            case "timeline" -> focus(timelines.view());
            case "memory" -> {
                tabs.focusContent();
                // a strip without borders has nothing that takes the focus: it is scrolled then, not the file beside it
                if (!memory.isFocusWithin()) {
                    focus(memory);
                }
            }
            default -> tabs.focusContent();
        }
    }

    /** At once, or when it comes into the window: the docks of a window that is new take their parts in with the next frame. */
    private static void focus(Node view) {
        if (view.getScene() != null) {
            view.requestFocus();
            return;
        }
        view.sceneProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Scene> scene, Scene before, Scene now) {
                view.sceneProperty().removeListener(this);
                view.requestFocus();
            }
        });
    }

    /** Who takes the design to another runtime, from now on. */
    void setMover(Consumer<RuntimeProfile> mover) {
        codeModel.setMover(mover);
    }

    /** Shows what an export would write. */
    void export() {
        choose("code");
        exportModel.compare();
    }

    void setTheme(Theme theme) {
        analysis.setTheme(theme);
        memory.setTheme(theme);
        reviewModel.setTheme(theme);
        compare.setTheme(theme);
    }
}
