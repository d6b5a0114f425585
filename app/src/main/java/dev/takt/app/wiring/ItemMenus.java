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

    private ItemMenus() {}
}
