package dev.takt.designer.chart;

import dev.takt.designer.draw.Glyph;
import dev.takt.designer.overlay.Signs;
import dev.takt.designer.text.Texts;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of a chart from top to bottom: per core who runs, its handlers and tasks from the most urgent down, its resources; then the channels. */
public record TrackList(List<ChartTrack> tracks) {
    /** Group number of the channels. */
    public static final int CHANNELS = -1;

    /** Group number of the rows that stay on top. */
    public static final int PINNED = -2;

    private static final double GROUP = 20;
    private static final double LOAD = 28;
    private static final double RUNNING = 30;
    private static final double TASK = 30;
    private static final double SELECTED = 42;
    private static final double INTERRUPT = 24;
    private static final double HELD = 28;
    private static final double DEPTH = 36;

    public TrackList {
        tracks = List.copyOf(tracks);
    }

    /** Which rows are shown: groups folded away, items filtered out, the selected ones, which are taller, those that stay on top, whether cores have a row with their load, and whether arrows go from row to row. */
    public record Choice(
            Set<Integer> folded,
            Set<ItemId> hidden,
            Set<ItemId> selected,
            Set<ItemId> pinned,
            boolean loads,
            boolean arrows) {
        public static final Choice ALL = new Choice(Set.of(), Set.of(), Set.of(), Set.of(), false, true);

        public Choice {
            folded = Set.copyOf(folded);
            hidden = Set.copyOf(hidden);
            selected = Set.copyOf(selected);
            pinned = Set.copyOf(pinned);
        }

        public Choice withSelected(Set<ItemId> selected) {
            return new Choice(folded, hidden, selected, pinned, loads, arrows);
        }

        /** Without the rows of these items; none: with all rows. */
        public Choice withHidden(Set<ItemId> hidden) {
            return new Choice(folded, hidden, selected, pinned, loads, arrows);
        }

        /** With these on top, if one of them was not; else with none of them. */
        public Choice withPinsToggled(Set<ItemId> items) {
            Set<ItemId> next = new HashSet<>(pinned);
            if (!next.addAll(items)) {
                next.removeAll(items);
            }
            return new Choice(folded, hidden, selected, next, loads, arrows);
        }

        public Choice withLoads(boolean loads) {
            return new Choice(folded, hidden, selected, pinned, loads, arrows);
        }

        public Choice withArrows(boolean arrows) {
            return new Choice(folded, hidden, selected, pinned, loads, arrows);
        }

        public Choice toggled(int group) {
            Set<Integer> groups = new HashSet<>(folded);
            if (!groups.remove(group)) {
                groups.add(group);
            }
            return new Choice(groups, hidden, selected, pinned, loads, arrows);
        }
    }

    static TrackList of(ChartData data, Optional<Project> project, Choice choice) {
        return new Builder(data, project, choice).build();
    }

    public double height() {
        return tracks.isEmpty() ? 0 : tracks.getLast().bottom();
    }

    /** Height of the rows that stay on top. */
    double pinnedHeight() {
        return tracks.stream()
                .filter(t -> t.group() == PINNED)
                .mapToDouble(ChartTrack::bottom)
                .max()
                .orElse(0);
    }

    /** The row at a height. */
    public Optional<ChartTrack> at(double y) {
        return tracks.stream().filter(t -> y >= t.top() && y < t.bottom()).findFirst();
    }

    /** The row of an item. */
    public Optional<ChartTrack> of(ItemId item) {
        return tracks.stream().filter(t -> t.item().equals(Optional.of(item))).findFirst();
    }

    private static final class Builder {
        private final ChartData data;
        private final TraceNames names;
        private final Optional<Project> project;
        private final Choice choice;
        private final List<ChartTrack> tracks = new ArrayList<>();
        private double y;

        /** While the rows on top are made: an item has one row. */
        private boolean onTop;

        Builder(ChartData data, Optional<Project> project, Choice choice) {
            this.data = data;
            this.names = data.trace().names();
            this.project = project;
            this.choice = choice;
        }

        TrackList build() {
            if (!choice.pinned().isEmpty()) {
                pins();
            }
            for (TraceNames.CoreName core : names.cores()) {
                String name = MachineCore.title(core.name(), core.index());
                group(core.index(), name, data.loadText(core.index()), Glyph.CPU);
                if (!choice.folded().contains(core.index())) {
                    core(core.index());
                }
            }
            if (!names.queues().isEmpty()) {
                group(CHANNELS, Texts.words("chart.channels"), Texts.words("chart.depth"), Glyph.INBOX);
                if (!choice.folded().contains(CHANNELS)) {
                    names.queues().forEach(q -> thing(q, CHANNELS, ChartTrack.Kind.DEPTH, DEPTH));
                }
            }
            return new TrackList(tracks);
        }

        private void pins() {
            onTop = true;
            group(PINNED, Texts.words("chart.pinned"), "", Glyph.CHEVRON_DOWN);
            if (!choice.folded().contains(PINNED)) {
                names.contexts().forEach(c -> context(c, PINNED));
                names.things().stream()
                        .filter(t -> t.kind() == ThingKind.RESOURCE || t.kind() == ThingKind.BUS)
                        .forEach(t -> thing(t, PINNED, ChartTrack.Kind.HELD, HELD));
                names.queues().forEach(q -> thing(q, PINNED, ChartTrack.Kind.DEPTH, DEPTH));
            }
            onTop = false;
            if (tracks.size() == 1 && !choice.folded().contains(PINNED)) {
                // what was pinned is not in this run
                tracks.clear();
                y = 0;
            }
        }

        private void core(int core) {
            add(
                    ChartTrack.Kind.RUNNING,
                    core,
                    core,
                    Optional.empty(),
                    Texts.words("chart.running"),
                    "",
                    Glyph.CPU,
                    RUNNING);
            if (choice.loads()) {
                add(
                        ChartTrack.Kind.LOAD,
                        core,
                        core,
                        Optional.empty(),
                        Texts.words("chart.load"),
                        "",
                        Glyph.CLOCK,
                        LOAD);
            }
            names.contexts().stream()
                    .filter(c -> c.core() == core)
                    .sorted(Comparator.comparing((TraceNames.ContextName c) -> -c.level())
                            .thenComparing(TraceNames.ContextName::index))
                    .forEach(c -> context(c, core));
            names.things().stream()
                    .filter(t -> t.kind() == ThingKind.RESOURCE || t.kind() == ThingKind.BUS)
                    .filter(t -> t.kind() == ThingKind.RESOURCE
                            || data.slices().holder(t.index()).size() > 0)
                    .filter(t -> data.homeOf(t.index()) == core)
                    .forEach(t -> thing(t, core, ChartTrack.Kind.HELD, HELD));
        }

        private void context(TraceNames.ContextName context, int core) {
            add(
                    context.interrupt() ? ChartTrack.Kind.INTERRUPT : ChartTrack.Kind.TASK,
                    context.index(),
                    core,
                    Optional.of(context.item()),
                    context.name(),
                    "P" + context.priority(),
                    sign(context.item(), context.interrupt() ? Glyph.ZAP : Glyph.REPEAT),
                    context.interrupt() ? INTERRUPT : TASK);
        }

        private void thing(TraceNames.ThingName thing, int group, ChartTrack.Kind kind, double height) {
            String detail = thing.capacity() > 0 ? "× " + thing.capacity() : "";
            add(
                    kind,
                    thing.index(),
                    group,
                    Optional.of(thing.item()),
                    thing.name(),
                    detail,
                    sign(thing.item(), kind == ChartTrack.Kind.DEPTH ? Glyph.INBOX : Glyph.LOCK),
                    height);
        }

        private Glyph sign(ItemId item, Glyph otherwise) {
            return project.flatMap(p -> p.item(item).map(i -> Signs.of(i, p))).orElse(otherwise);
        }

        private void group(int group, String name, String detail, Glyph glyph) {
            add(ChartTrack.Kind.GROUP, group, group, Optional.empty(), name, detail, glyph, GROUP);
        }

        private void add(
                ChartTrack.Kind kind,
                int index,
                int group,
                Optional<ItemId> item,
                String name,
                String detail,
                Glyph glyph,
                double height) {
            boolean hidden = item.filter(choice.hidden()::contains).isPresent();
            boolean elsewhere = kind != ChartTrack.Kind.GROUP
                    && item.filter(choice.pinned()::contains).isPresent() != onTop;
            if (hidden || elsewhere) {
                return;
            }
            boolean taller = item.filter(choice.selected()::contains).isPresent() && height < SELECTED;
            double size = taller ? SELECTED : height;
            tracks.add(new ChartTrack(kind, index, group, item, name, detail, glyph, y, size));
            y += size;
        }
    }
}
