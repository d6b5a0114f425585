package dev.takt.app.wiring;

import static dev.takt.app.shell.CommandMenu.LINE;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.shell.CommandMenu;
import dev.takt.designer.outline.OutlineView;
import dev.takt.designer.outline.OutlineViewModel;
import dev.takt.designer.surface.MenuKey;
import dev.takt.designer.timeline.TimelineView;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;

/** What is offered where the other button is pressed, or the key for it. */
final class ItemMenus {
    static final List<String> OF_ITEM = List.of(
            "board.add",
            "edit.rename",
            LINE,
            "edit.cut",
            "edit.copy",
            "edit.paste",
            "edit.duplicate",
            "edit.delete",
            LINE,
            "view.pin",
            "board.frame",
            "board.unframe",
            LINE,
            "view.why",
            "problems.ways");

    /** Where only lines are selected. */
    static final List<String> OF_LINES = List.of("edit.delete");

    /** Below the one that adds here. */
    static final List<String> OF_BOARD = List.of(
            "edit.paste",
            "edit.select-all",
            LINE,
            "view.fit",
            "view.actual-size",
            "view.heat",
            "board.minimap",
            LINE,
            "board.arrange");

    static final List<String> OF_TIMELINE = List.of(
            "run.next-miss",
            "view.why-job",
            "view.why",
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
            "view.fit",
            "export.picture",
            "export.events");

    private static final double MENU_AT = 24;

    private ItemMenus() {}

    /** Offers these on a timeline. */
    static void offerOn(TimelineView view, CommandBindings bindings) {
        view.setCommands((x, y) -> new CommandMenu(bindings, OF_TIMELINE).show(view, x, y));
    }

    /** The tree with the same commands as the board where the other button or the key for it is pressed. */
    static OutlineView outline(OutlineViewModel model, CommandBindings bindings) {
        OutlineView view = new OutlineView(model);
        view.setOnContextMenuRequested(event -> {
            if (!event.isKeyboardTrigger()) {
                new CommandMenu(bindings, OF_ITEM).show(view, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (MenuKey.is(key)) {
                Point2D at = view.localToScreen(MENU_AT, MENU_AT);
                new CommandMenu(bindings, OF_ITEM).show(view, at.getX(), at.getY());
                key.consume();
            }
        });
        return view;
    }
}
