package dev.takt.app.shell;

import dev.takt.designer.surface.Icons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** A dock: a header with tabs and tools of its own, and the content of the chosen tab. */
public final class DockTabs extends VBox {
    private Optional<TabMoves> moves = Optional.empty();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final Map<String, Node> contents = new LinkedHashMap<>();
    private final HBox header = new HBox(12);
    private final HBox tools = new HBox(4);
    private final StackPane content = new StackPane();
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper("");
    private final NextFrame fold = new NextFrame(header, this::fold);

    public DockTabs() {
        header.getStyleClass().add("dock-header");
        tools.getStyleClass().add("dock-tools");
        tools.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header.getChildren().addAll(space, tools);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinSize(0, 0);
        setMinSize(0, 0);
        getStyleClass().add("panel");
        getChildren().addAll(header, content);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
            fold.ask();
        });
        header.widthProperty().addListener(_ -> fold.ask());
    }

    /** Where the header has no room for all words, tabs with a sign keep only that, except the chosen one. */
    private void fold() {
        List<ToggleButton> signed = tabs.values().stream()
                .filter(tab -> tab.getGraphic() instanceof FontIcon)
                .toList();
        signed.forEach(tab -> show(tab, true));
        header.applyCss();
        if (header.getWidth() > 0 && header.prefWidth(-1) > header.getWidth()) {
            signed.forEach(tab -> show(tab, tab.isSelected()));
        }
    }

    private static void show(ToggleButton tab, boolean words) {
        tab.setPrefWidth(words ? chosenWidth(tab) : Region.USE_COMPUTED_SIZE);
        tab.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        tab.setTooltip(words ? null : new Tooltip(tab.getText()));
    }

    /** As wide as a tab is while it is chosen and its words are bold, so that the others do not move when it is. */
    private static double chosenWidth(ToggleButton tab) {
        Text words = new Text(tab.getText());
        words.setFont(Font.font("Inter SemiBold", tab.getFont().getSize()));
        return Math.ceil(words.getLayoutBounds().getWidth())
                + tab.getGraphic().prefWidth(-1)
                + tab.getGraphicTextGap()
                + tab.getInsets().getLeft()
                + tab.getInsets().getRight();
    }

    /** Where the content of the chosen tab is. */
    Region content() {
        return content;
    }

    /** Puts something below the tabs that has the {@link #content} in it, or the content itself. */
    void setBody(Node body) {
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(header, body);
    }

    /** Adds a tab; the first one is chosen. */
    public DockTabs with(String id, String title, String icon, Node node) {
        ToggleButton tab = new ToggleButton(title);
        if (!icon.isEmpty()) {
            tab.setGraphic(Icons.of(icon));
        }
        tab.setId("tab-" + id);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setAccessibleText(title);
        tab.getStyleClass().add("dock-tab");
        tab.setToggleGroup(group);
        tab.selectedProperty().addListener((_, _, on) -> {
            if (on) {
                show(id);
            }
        });
        tab.addEventHandler(KeyEvent.KEY_PRESSED, key -> walk(tab, key));
        moves.ifPresent(m -> m.watch(id, tab));
        header.getChildren().add(tabs.size(), tab);
        tabs.put(id, tab);
        contents.put(id, node);
        if (tabs.size() == 1) {
            tab.setSelected(true);
        }
        return this;
    }

    /** A dock whose panes can be moved by their tabs. */
    DockTabs movedBy(TabMoves tabMoves) {
        moves = Optional.of(tabMoves);
        return this;
    }

    /** Has these panes from now on; the one that was chosen stays so if it is among them. */
    void fill(List<DockPart> parts) {
        List<String> wanted = parts.stream().map(DockPart::id).toList();
        if (wanted.equals(List.copyOf(tabs.keySet()))) {
            return;
        }
        String before = chosen.get();
        header.getChildren().removeAll(tabs.values());
        tabs.values().forEach(tab -> tab.setToggleGroup(null));
        tabs.clear();
        contents.clear();
        content.getChildren().clear();
        parts.forEach(part -> with(part.id(), part.title(), "", part.node()));
        if (wanted.contains(before)) {
            choose(before);
        } else if (wanted.isEmpty()) {
            chosen.set("");
        }
    }

    /** True if it has a pane. */
    boolean has(String id) {
        return tabs.containsKey(id);
    }

    boolean isEmpty() {
        return tabs.isEmpty();
    }

    /** The pane whose tab or content has the focus. */
    Optional<String> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == content) {
                return Optional.of(chosen.get());
            }
            for (Map.Entry<String, ToggleButton> tab : tabs.entrySet()) {
                if (tab.getValue() == at) {
                    return Optional.of(tab.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private void walk(ToggleButton tab, KeyEvent key) {
        int by = key.getCode() == KeyCode.RIGHT ? 1 : key.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by != 0) {
            int next = Math.floorMod(header.getChildren().indexOf(tab) + by, tabs.size());
            ToggleButton other = (ToggleButton) header.getChildren().get(next);
            other.setSelected(true);
            other.requestFocus();
            key.consume();
        }
    }

    private void show(String id) {
        content.getChildren().setAll(contents.get(id));
        chosen.set(id);
    }

    /** Chooses a tab. */
    public void choose(String id) {
        ToggleButton tab = tabs.get(id);
        if (tab != null) {
            tab.setSelected(true);
        }
    }

    /** Gives the focus to the first control within a part of the window. */
    static void focusFirst(Node part) {
        part.requestFocus();
        part.requestFocusTraversal(TraversalDirection.NEXT);
    }

    /** Gives the focus to the first control of what is shown, or to its tab where that is a button: a key that was meant for the window should press none. */
    public void focusContent() {
        focusFirst(content);
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        boolean inside = false;
        for (Node at = owner; at != null && !inside; at = at.getParent()) {
            inside = at == content;
        }
        if (!inside || owner == content || owner instanceof ButtonBase) {
            Node page = contents.get(chosen.get());
            Node tab = tabs.get(chosen.get());
            // A page that has nothing but to be read is scrolled by the arrows.
            Optional.ofNullable(page instanceof ScrollPane ? page : tab).ifPresent(Node::requestFocus);
        }
    }

    /** Takes the content of the chosen tab back from whoever showed it meanwhile. */
    public void reclaim() {
        if (!tabs.isEmpty()) {
            show(chosen.get());
        }
    }

    public ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Puts something beside a tab's title, such as a count. */
    public void decorate(String id, Node graphic) {
        ToggleButton tab = tabs.get(id);
        if (tab != null) {
            tab.setGraphic(graphic);
            tab.setContentDisplay(ContentDisplay.RIGHT);
        }
    }

    /** The tools at the right end of the header. */
    public void setTools(Node... nodes) {
        tools.getChildren().setAll(nodes);
        fold.ask();
    }
}
