package dev.takt.app.settings;

import java.util.List;

/** How a design was looked at when it was open last: what stops a replay, which rows of the timeline are on top, left out, folded away, whether cores have a row with their load, whether arrows lead from row to row, on the timeline and on its strip below the board, whether the board's map is wanted, and whether the room of each task is shown on it as heat. Items are named by id. */
public record DesignView(
        String stops,
        List<String> pinned,
        List<String> hidden,
        List<String> folded,
        boolean loads,
        boolean arrows,
        boolean stripLoads,
        boolean stripArrows,
        boolean map,
        boolean heat) {
    public static final DesignView FIRST =
            new DesignView("", List.of(), List.of(), List.of(), true, true, false, true, true, false);

    public DesignView {
        pinned = List.copyOf(pinned);
        hidden = List.copyOf(hidden);
        folded = List.copyOf(folded);
    }
}
