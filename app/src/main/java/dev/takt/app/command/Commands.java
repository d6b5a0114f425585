package dev.takt.app.command;

import static dev.takt.app.command.Command.of;
import static dev.takt.app.command.Command.plain;

import java.util.List;
import java.util.Optional;

/** All commands, in the order they are listed. */
public final class Commands {
    public static final List<Command> ALL = List.of(
            of("file.new", "fth-plus", "Shortcut+N"),
            of("file.open", "fth-folder", "Shortcut+O"),
            of("file.open-trace", "fth-activity", "Shortcut+Shift+O"),
            of("file.save", "fth-save", "Shortcut+S"),
            of("file.save-as", "fth-save", "Shortcut+Shift+S"),
            of("file.welcome", "fth-home", "Shortcut+W"),
            of("file.quit", "fth-log-out", "Shortcut+Q"),
            of("edit.undo", "fth-corner-up-left", "Shortcut+Z"),
            of("edit.redo", "fth-corner-up-right", "Shortcut+Y"),
            of("edit.history", "fth-clock", "Shortcut+Alt+Z"),
            of("edit.cut", "fth-scissors", "Shortcut+X"),
            of("edit.copy", "fth-copy", "Shortcut+C"),
            of("edit.paste", "fth-clipboard", "Shortcut+V"),
            of("edit.duplicate", "fth-copy", "Shortcut+D"),
            of("edit.delete", "fth-trash-2", "Delete"),
            of("edit.rename", "fth-edit-3", "F2"),
            of("edit.select-all", "fth-check-square", "Shortcut+A"),
            of("view.board", "fth-cpu", "Shortcut+1"),
            of("view.timeline", "fth-activity", "Shortcut+2"),
            of("view.analysis", "fth-bar-chart-2", "Shortcut+3"),
            of("view.memory", "fth-layers", "Shortcut+4"),
            of("view.code", "fth-code", "Shortcut+5"),
            of("view.report", "fth-file-text", "Shortcut+6"),
            of("view.compare", "fth-columns", "Shortcut+7"),
            of("view.outline", "fth-list", "Alt+1"),
            of("view.palette", "fth-plus-square", "Alt+2"),
            of("view.inspector", "fth-sliders", "Alt+3"),
            of("view.problems", "fth-alert-triangle", "Alt+4"),
            of("view.events", "fth-align-left", "Alt+5"),
            of("view.worst", "fth-trending-up", "Alt+6"),
            of("view.strip", "fth-activity", "Alt+7"),
            of("view.zoom-in", "fth-zoom-in", "Shortcut+Equals"),
            of("view.zoom-out", "fth-zoom-out", "Shortcut+Minus"),
            plain("view.fit", "fth-maximize", "F"),
            plain("view.heat", "fth-thermometer", "H"),
            plain("view.actual-size", "fth-square", "1"),
            of("view.theme", "fth-moon", "Shortcut+Shift+L"),
            of("view.left", "fth-sidebar", "Shortcut+Alt+L"),
            of("view.right", "fth-sidebar", "Shortcut+Alt+R"),
            of("view.bottom", "fth-credit-card", "Shortcut+Alt+B"),
            of("view.next-pane", "fth-log-in", "F6"),
            of("view.previous-pane", "fth-log-out", "Shift+F6"),
            of("view.pane-left", "fth-corner-up-left", "Shortcut+Alt+Shift+L"),
            of("view.pane-right", "fth-corner-up-right", "Shortcut+Alt+Shift+R"),
            of("view.pane-bottom", "fth-corner-right-down", "Shortcut+Alt+Shift+B"),
            of("view.reset-layout", "fth-layout", ""),
            of("view.preferences", "fth-settings", "Shortcut+Comma"),
            of("board.add", "fth-plus-square", "Shortcut+E"),
            of("board.arrange", "fth-align-center", "Shortcut+Shift+A"),
            of("board.frame", "fth-square", "Shortcut+G"),
            of("board.unframe", "fth-log-out", "Shortcut+Shift+G"),
            plain("view.pin", "fth-bookmark", "P"),
            of("board.minimap", "fth-map", "Shortcut+M"),
            plain("run.play", "fth-play", "Space"),
            plain("run.backwards", "fth-rewind", "Shift+Space"),
            plain("run.next", "fth-chevron-right", "Period"),
            plain("run.previous", "fth-chevron-left", "Comma"),
            plain("run.start", "fth-skip-back", "Home"),
            plain("run.end", "fth-skip-forward", "End"),
            plain("run.faster", "fth-fast-forward", "Shift+Period"),
            plain("run.slower", "fth-chevrons-left", "Shift+Comma"),
            plain("run.next-miss", "fth-flag", "N"),
            plain("timeline.search", "fth-search", "Slash"),
            plain("timeline.hide", "fth-eye-off", "X"),
            of("timeline.only", "fth-filter", ""),
            plain("timeline.show-all", "fth-eye", "Shift+X"),
            plain("timeline.loads", "fth-bar-chart", "L"),
            plain("timeline.arrows", "fth-git-branch", "Shift+L"),
            plain("timeline.mark", "fth-map-pin", "M"),
            plain("timeline.next-mark", "fth-chevrons-right", "Shift+M"),
            of("timeline.unmark", "fth-x", ""),
            plain("timeline.arrow", "fth-corner-down-right", "Close Bracket"),
            plain("timeline.arrow-back", "fth-corner-up-left", "Open Bracket"),
            of("timeline.area", "fth-hash", "Shortcut+I"),
            of("timeline.responses", "fth-bar-chart", "Shortcut+R"),
            of("run.stops", "fth-octagon", "Shortcut+B"),
            plain("view.why", "fth-help-circle", "Y"),
            plain("view.why-job", "fth-help-circle", "Shift+Y"),
            of("run.again", "fth-refresh-cw", "F5"),
            of("run.go-on", "fth-fast-forward", "Shift+F5"),
            of("run.stop", "fth-square", ""),
            of("run.simulated", "fth-play-circle", ""),
            of("run.search", "fth-trending-up", "Shortcut+Shift+W"),
            of("problems.next", "fth-alert-triangle", "F8"),
            of("problems.ways", "fth-tool", "Shift+F8"),
            of("export.firmware", "fth-upload", "Shortcut+Shift+E"),
            of("export.picture", "fth-image", "Shortcut+Shift+I"),
            of("export.events", "fth-list", ""),
            of("help.pane", "fth-help-circle", "F1"),
            of("help.tour", "fth-map", ""),
            of("help.tour-next", "fth-skip-forward", "Shift+F1"),
            of("help.tour-end", "fth-x", ""),
            of("help.commands", "fth-search", "Shortcut+Shift+P"),
            plain("help.keys", "fth-command", "Shift+Slash"),
            of("help.about", "fth-info", ""));

    private Commands() {}

    public static Optional<Command> byId(String id) {
        return ALL.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The command of a name that is written in this program. */
    public static Command get(String id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }
}
