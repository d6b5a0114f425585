package dev.takt.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;

/** The docks around the pages, asked as one: which pane has the focus, which are seen, and in which order the focus goes through them. */
record Docks(LeftDock left, RightDock right, LowerDock lower) {
    /** The pane that has the focus. */
    Optional<String> focusedPane() {
        return all().flatMap(dock -> dock.focused().stream()).findFirst();
    }

    /** Shows a pane in the dock that has it, {@code narrow} or not. */
    void show(String pane, Dock dock, boolean narrow) {
        switch (dock) {
            case LEFT, LEFT_BELOW -> left.choose(pane);
            case RIGHT -> right.tabs().choose(pane);
            case BELOW, BELOW_RIGHT -> lower.choose(pane, narrow);
        }
    }

    /** Gives the focus to a pane that is seen. */
    void focus(String pane) {
        all().filter(Docks::isSeen).filter(dock -> dock.has(pane)).findFirst().ifPresent(DockTabs::focusContent);
    }

    /** From the tool row through the docks at the left, the page and the docks at the right to those below. */
    List<PaneWalk.Stop> stops(Node toolRow, Node page, Runnable enterPage) {
        List<PaneWalk.Stop> stops = new ArrayList<>();
        stops.add(new PaneWalk.Stop(toolRow, () -> DockTabs.focusFirst(toolRow)));
        left.railShown().ifPresent(rail -> stops.add(new PaneWalk.Stop(rail, () -> DockTabs.focusFirst(rail))));
        add(stops, left.docks());
        stops.add(new PaneWalk.Stop(page, enterPage));
        add(stops, List.of(right.tabs(), right.drawer()));
        add(stops, lower.docks());
        return stops;
    }

    /** Where a pane that is dragged can go. */
    List<DockZones.Seen> zones(PageDocks page) {
        return List.of(
                new DockZones.Seen(Dock.LEFT, left.docks().getFirst(), page.has("left")),
                new DockZones.Seen(Dock.LEFT_BELOW, left.docks().getLast(), page.has("left")),
                new DockZones.Seen(Dock.RIGHT, right.tabs(), page.has("right")),
                new DockZones.Seen(Dock.BELOW, lower.docks().get(page.narrow() ? 2 : 0), page.has("bottom")),
                new DockZones.Seen(Dock.BELOW_RIGHT, lower.docks().get(1), page.has("bottom")));
    }

    private static void add(List<PaneWalk.Stop> stops, List<DockTabs> docks) {
        docks.stream().filter(Docks::isSeen).forEach(dock -> stops.add(new PaneWalk.Stop(dock, dock::focusContent)));
    }

    private static boolean isSeen(DockTabs dock) {
        return dock.getScene() != null && !dock.isEmpty();
    }

    private Stream<DockTabs> all() {
        return Stream.of(left.docks(), List.of(right.tabs()), lower.docks()).flatMap(List::stream);
    }
}
