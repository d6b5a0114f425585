package dev.takt.app.wiring;

import static dev.takt.app.shell.CommandMenu.LINE;

import java.util.List;

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
            "view.why",
            "problems.ways");

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

    private ItemMenus() {}
}
