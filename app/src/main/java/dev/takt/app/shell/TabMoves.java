package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Moving panes by their tabs: dragged to another dock, or by the menu of the tab. Where a dragged one would be dropped is marked. */
final class TabMoves {
    private static final double SLACK = 6;

    /** A dock under the pointer, and what is marked while a tab is held over it, in the scene. */
    record Zone(Dock dock, Bounds bounds) {}

    /** Where docks are. */
    interface Zones {
        Optional<Zone> at(Point2D scene);
    }

    private final Region mark = new Region();
    private final Zones zones;
    private final BiConsumer<String, Dock> move;
    private Optional<Point2D> pressed = Optional.empty();
    private boolean dragging;

    TabMoves(Zones zones, BiConsumer<String, Dock> move) {
        this.zones = zones;
        this.move = move;
        mark.setId("dock-target");
        mark.getStyleClass().add("dock-target");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
    }

    /** What marks the dock; to lie over all of them. */
    Region mark() {
        return mark;
    }

    /** A tab by which its pane can be moved. */
    void watch(String pane, ToggleButton tab) {
        tab.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            pressed = e.getButton() == MouseButton.PRIMARY ? Optional.of(at(e)) : Optional.empty();
            dragging = false;
        });
        tab.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> {
            dragging |= pressed.filter(p -> p.distance(at(e)) > SLACK).isPresent();
            if (dragging) {
                show(zones.at(at(e)));
            }
        });
        tab.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> {
            mark.setVisible(false);
            if (dragging) {
                dragging = false;
                zones.at(at(e)).ifPresent(zone -> move.accept(pane, zone.dock()));
            }
        });
        tab.setOnContextMenuRequested(e -> {
            menu(pane).show(tab, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    private static Point2D at(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }

    private void show(Optional<Zone> zone) {
        mark.setVisible(zone.isPresent());
        zone.ifPresent(z -> {
            Bounds here = mark.getParent().sceneToLocal(z.bounds());
            mark.resizeRelocate(here.getMinX(), here.getMinY(), here.getWidth(), here.getHeight());
            mark.toFront();
        });
    }

    private ContextMenu menu(String pane) {
        ContextMenu menu = new ContextMenu();
        for (Dock dock : Dock.values()) {
            MenuItem item = new MenuItem(Texts.text("dock.to." + dock.id()).text());
            item.setOnAction(_ -> move.accept(pane, dock));
            menu.getItems().add(item);
        }
        return menu;
    }
}
