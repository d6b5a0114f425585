package dev.takt.designer.overlay;

import dev.takt.projects.model.ItemId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything shown on top of a design. {@code live} is empty while nothing is replayed; {@code heat} is empty unless asked for;
 * {@code forecast} is what the drag that goes on would change.
 */
public record Overlay(
        Map<ItemId, Figure> figures,
        Map<Integer, String> coreLoads,
        Map<ItemId, Mark> marks,
        Map<ItemId, Live> live,
        Set<ItemId> selection,
        Optional<ItemId> hover,
        MarkedLines lines,
        Map<ItemId, Heat> heat,
        Optional<Forecast> forecast) {
    public Overlay {
        figures = Map.copyOf(figures);
        coreLoads = Map.copyOf(coreLoads);
        marks = Map.copyOf(marks);
        live = Map.copyOf(live);
        selection = Set.copyOf(selection);
        heat = Map.copyOf(heat);
    }

    public static final Overlay NONE = new Overlay(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            Optional.empty(),
            MarkedLines.NONE,
            Map.of(),
            Optional.empty());

    public Overlay withFigures(Map<ItemId, Figure> figures) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withCoreLoads(Map<Integer, String> coreLoads) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withMarks(Map<ItemId, Mark> marks) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withLive(Map<ItemId, Live> live) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withSelection(Set<ItemId> selection) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withHover(Optional<ItemId> hover) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withLines(MarkedLines lines) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withHeat(Map<ItemId, Heat> heat) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Overlay withForecast(Optional<Forecast> forecast) {
        return new Overlay(figures, coreLoads, marks, live, selection, hover, lines, heat, forecast);
    }

    public Figure figure(ItemId item) {
        return figures.getOrDefault(item, Figure.NONE);
    }

    /** True while a replay is shown. */
    public boolean isLive() {
        return !live.isEmpty();
    }

    public Live live(ItemId item) {
        return live.getOrDefault(item, Live.IDLE);
    }
}
