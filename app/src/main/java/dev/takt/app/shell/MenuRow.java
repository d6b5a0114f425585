package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.app.command.Commands;
import dev.takt.app.settings.RecentFile;
import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.collections.MapChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The top row: menus, the name of the design in the middle, the search for commands at the right. */
public final class MenuRow extends StackPane {
    private record Group(String key, List<String> commands) {}

    private static final String LINE = "";
    /** Within the menu of the views. */
    private static final Group PANES = new Group(
            "panes",
            List.of(
                    "view.outline",
                    "view.palette",
                    "view.inspector",
                    "view.problems",
                    "view.events",
                    "view.worst",
                    "view.strip",
                    LINE,
                    "view.next-pane",
                    "view.previous-pane",
                    "view.pane-left",
                    "view.pane-right",
                    "view.pane-bottom",
                    LINE,
                    "view.left",
                    "view.right",
                    "view.bottom",
                    "view.reset-layout"));

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "file",
                    List.of(
                            "file.new",
                            "file.open",
                            "file.open-trace",
                            LINE,
                            "file.save",
                            "file.save-as",
                            LINE,
                            "view.preferences",
                            LINE,
                            "file.welcome",
                            "file.quit")),
            new Group(
                    "edit",
                    List.of(
                            "edit.undo",
                            "edit.redo",
                            "edit.history",
                            LINE,
                            "edit.cut",
                            "edit.copy",
                            "edit.paste",
                            "edit.duplicate",
                            "edit.delete",
                            LINE,
                            "edit.rename",
                            "edit.select-all")),
            new Group(
                    "view",
                    List.of(
                            "view.board",
                            "view.timeline",
                            "view.analysis",
                            "view.memory",
                            "view.code",
                            "view.report",
                            "view.compare",
                            LINE,
                            "panes",
                            LINE,
                            "view.zoom-in",
                            "view.zoom-out",
                            "view.fit",
                            "view.actual-size",
                            "view.heat",
                            LINE,
                            "view.theme")),
            new Group(
                    "board",
                    List.of(
                            "board.add",
                            LINE,
                            "board.arrange",
                            "view.pin",
                            "board.frame",
                            "board.unframe",
                            LINE,
                            "board.minimap",
                            LINE,
                            "problems.next",
                            "problems.ways")),
            new Group(
                    "run",
                    List.of(
                            "run.play",
                            "run.backwards",
                            "run.previous",
                            "run.next",
                            "run.start",
                            "run.end",
                            "run.faster",
                            "run.slower",
                            "run.next-miss",
                            "view.why",
                            "view.why-job",
                            LINE,
                            "run.stops",
                            "run.again",
                            "run.go-on",
                            "run.stop",
                            "run.simulated",
                            LINE,
                            "run.search")),
            new Group(
                    "timeline",
                    List.of(
                            "timeline.search",
                            LINE,
                            "view.pin",
                            "timeline.hide",
                            "timeline.only",
                            "timeline.show-all",
                            "timeline.loads",
                            "timeline.arrows",
                            LINE,
                            "timeline.mark",
                            "timeline.next-mark",
                            "timeline.unmark",
                            LINE,
                            "timeline.area",
                            "timeline.responses",
                            LINE,
                            "timeline.arrow",
                            "timeline.arrow-back")),
            new Group("export", List.of("export.firmware", LINE, "export.picture", "export.events")),
            new Group(
                    "help",
                    List.of(
                            "help.pane",
                            "help.tour",
                            "help.tour-next",
                            "help.tour-end",
                            LINE,
                            "help.commands",
                            "help.keys",
                            LINE,
                            "help.about")));

    private static final double GAP = 16;

    private final Label title = new Label();
    private final Node search;
    private final MenuBar menus = new MenuBar();
    private final Menu recent = new Menu(Texts.text("menu.recent").text(), Icons.of("fth-clock"));

    public MenuRow(CommandBindings bindings, StringProperty undo, StringProperty redo) {
        getStyleClass().add("top-row");
        for (Group group : GROUPS) {
            menus.getMenus().add(menu(group, bindings, undo, redo));
        }
        recent.setId("menu-recent");
        menus.getMenus().getFirst().getItems().add(2, recent);
        menus.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        search = search(bindings);
        HBox row = new HBox(4, Brand.mark(16), menus, space, search);
        row.getStyleClass().add("menu-row");
        title.getStyleClass().add("design-title");
        title.setMouseTransparent(true);
        title.setId("design-title");
        title.setManaged(false);
        getChildren().addAll(row, title);
        title.textProperty().addListener((_, _, _) -> requestLayout());
    }

    /** The title is in the middle of the window where the menus leave room for that, else between them and the search. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double from = sceneToLocal(menus.localToScene(menus.getLayoutBounds())).getMaxX() + GAP;
        double to = sceneToLocal(search.localToScene(search.getLayoutBounds())).getMinX() - GAP;
        double width = Math.min(title.prefWidth(-1), Math.max(0, to - from));
        double height = title.prefHeight(width);
        double middle = (getWidth() - width) / 2;
        title.resizeRelocate(
                Math.clamp(middle, from, Math.max(from, to - width)), (getHeight() - height) / 2, width, height);
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    /** Shows designs opened before; {@code open} opens one. */
    public void setRecent(List<RecentFile> files, Consumer<Path> open) {
        recent.getItems()
                .setAll(files.stream().map(f -> recentItem(f.file(), open)).toList());
        recent.setDisable(files.isEmpty());
    }

    private static MenuItem recentItem(Path file, Consumer<Path> open) {
        MenuItem item = new MenuItem(file.toString());
        // An underscore in a name is not a key.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> open.accept(file));
        return item;
    }

    private static Menu menu(Group group, CommandBindings bindings, StringProperty undo, StringProperty redo) {
        Menu menu = new Menu(Texts.text("menu." + group.key()).text());
        menu.setId("menu-" + group.key());
        for (String id : group.commands()) {
            menu.getItems()
                    .add(
                            switch (id) {
                                case LINE -> new SeparatorMenuItem();
                                case "panes" -> menu(PANES, bindings, undo, redo);
                                default -> item(id, bindings, undo, redo);
                            });
        }
        return menu;
    }

    private static MenuItem item(String id, CommandBindings bindings, StringProperty undo, StringProperty redo) {
        Command command = Commands.get(id);
        MenuItem item = new MenuItem(command.label().text(), Icons.of(command.icon()));
        item.setId("menu-" + id.replace('.', '-'));
        switch (id) {
            case "edit.undo" -> item.textProperty().bind(undo);
            case "edit.redo" -> item.textProperty().bind(redo);
            default -> {
                // keeps the command's own name
            }
        }
        accelerate(item, bindings.command(id));
        bindings.given().addListener((MapChangeListener<String, String>) _ -> accelerate(item, bindings.command(id)));
        item.setOnAction(_ -> bindings.run(id));
        item.disableProperty().bind(bindings.enabled(id).not());
        return item;
    }

    /** A menu takes keys before a field of text does, so it shows only those that are not typed. */
    private static void accelerate(MenuItem item, Command command) {
        boolean fits = !command.key().isEmpty() && !command.plain() && command.whileTyping();
        item.setAccelerator(fits ? KeyCombination.valueOf(command.key()) : null);
    }

    private static Node search(CommandBindings bindings) {
        Label key = new Label(bindings.command("help.commands").keyText());
        key.getStyleClass().add("key");
        Button search = new Button(Texts.text("menu.search").text(), Icons.of("fth-search", "icon-small"));
        search.setId("search-commands");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        search.getStyleClass().add("search-button");
        search.setOnAction(_ -> bindings.run("help.commands"));
        StackPane both = new StackPane(search, key);
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        StackPane.setMargin(key, new Insets(0, 4, 0, 0));
        key.setMouseTransparent(true);
        both.setMaxSize(256, 22);
        both.setPrefWidth(256);
        search.setMaxWidth(Double.MAX_VALUE);
        return both;
    }
}
