package dev.takt.designer.outline;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.overlay.LineWords;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.surface.KindLook;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The tree of names: cores with what runs on them, most urgent first; what is shared; peripherals; parts outside; and the lines between them. */
public final class OutlineViewModel {
    /** The group of the lines. */
    static final String LINES = "lines";

    private final Document document;
    private final ReadOnlyObjectWrapper<Entry> root = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private Map<ItemId, Mark> marks = Map.of();
    private Map<Integer, String> loads = Map.of();
    private String chip = "";

    public OutlineViewModel(Document document) {
        this.document = document;
        root.set(tree());
        document.addListener(change -> {
            if (change.ofProject()) {
                renew();
            }
            selection.set(change.selection());
        });
    }

    public ReadOnlyObjectProperty<Entry> rootProperty() {
        return root.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** Shows the name of the chip, problem marks and loads of cores. */
    public void show(String chip, Map<ItemId, Mark> marks, Map<Integer, String> loads) {
        this.chip = chip;
        this.marks = marks;
        this.loads = loads;
        renew();
    }

    /** The tree as it is now; the same entries stay the same tree, as after most edits of a figure. */
    private void renew() {
        Entry now = tree();
        if (!now.equals(root.get())) {
            root.set(now);
        }
    }

    public void select(Selection wanted) {
        document.select(wanted);
    }

    private Entry tree() {
        Project project = document.project();
        List<Entry> groups = new ArrayList<>();
        int cores = project.all(Executable.class).stream()
                        .mapToInt(Executable::core)
                        .max()
                        .orElse(0)
                + 1;
        for (int core = 0; core < Math.max(cores, loads.size()); core++) {
            groups.add(core(project, core));
        }
        group("shared", "fth-share-2", project, OutlineViewModel::isShared).ifPresent(groups::add);
        group("peripherals", "fth-grid", project, Peripheral.class::isInstance).ifPresent(groups::add);
        group("devices", "fth-disc", project, Device.class::isInstance).ifPresent(groups::add);
        group("notes", "fth-message-square", project, i -> i instanceof Decoration || i instanceof Unknown)
                .ifPresent(groups::add);
        lines(project).ifPresent(groups::add);
        String name = chip.isEmpty() ? project.target() : chip;
        return new Entry("root", "fth-cpu", "", name, "", Optional.empty(), Optional.empty(), Optional.empty(), groups);
    }

    private static boolean isShared(Item item) {
        return item instanceof Resource
                || item instanceof Channel
                || item instanceof Pool
                || item instanceof Watchdog
                || item instanceof Chain;
    }

    private Entry core(Project project, int core) {
        List<Entry> entries = project.all(Executable.class).stream()
                .filter(e -> e.core() == core)
                .sorted(Comparator.<Executable, Boolean>comparing(e -> e instanceof Task)
                        .thenComparing(
                                Comparator.comparingInt(Executable::priority).reversed()))
                .map(e -> entry(e, "P" + e.priority()))
                .toList();
        return new Entry(
                "core-" + core,
                "fth-layers",
                "",
                Texts.words("outline.core", core),
                loads.getOrDefault(core, ""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entries);
    }

    private Optional<Entry> group(String key, String icon, Project project, Predicate<Item> members) {
        List<Entry> entries =
                project.items().stream().filter(members).map(i -> entry(i, "")).toList();
        Optional<Severity> worst =
                entries.stream().flatMap(e -> e.mark().stream()).min(Comparator.naturalOrder());
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(
                        key,
                        icon,
                        "",
                        Texts.words("outline." + key),
                        String.valueOf(entries.size()),
                        Optional.empty(),
                        Optional.empty(),
                        worst,
                        entries));
    }

    /** What is drawn between the items, in the order of their names. */
    private static Optional<Entry> lines(Project project) {
        List<Entry> entries = Lines.of(project).stream()
                .map(Line::edge)
                .map(edge -> entry(project, edge))
                .sorted(Comparator.comparing(Entry::name))
                .toList();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(
                        LINES,
                        "fth-link",
                        "",
                        Texts.words("outline.lines"),
                        String.valueOf(entries.size()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        entries));
    }

    private static Entry entry(Project project, Edge edge) {
        return new Entry(
                "line " + edge,
                LineWords.icon(edge.kind()),
                LineWords.tone(edge.kind()),
                LineWords.ends(project, edge),
                LineWords.kind(edge.kind()),
                Optional.empty(),
                Optional.of(edge),
                Optional.empty(),
                List.of());
    }

    private Entry entry(Item item, String tail) {
        return new Entry(
                item.id().value(),
                ItemKinds.of(item).map(ItemKind::icon).orElse("fth-help-circle"),
                ItemKinds.of(item).map(KindLook::tone).orElse(""),
                item.name(),
                tail,
                Optional.of(item.id()),
                Optional.empty(),
                Stream.ofNullable(marks.get(item.id())).map(Mark::worst).findFirst(),
                List.of());
    }
}
