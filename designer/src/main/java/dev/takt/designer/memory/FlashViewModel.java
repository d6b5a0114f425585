package dev.takt.designer.memory;

import dev.takt.designer.document.Change;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.designer.text.Texts;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashBorder;
import dev.takt.projects.memory.FlashBorders;
import dev.takt.projects.memory.FlashMove;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The flash strip without its pixels: the borders of the plan as it is now, and the one that is moved. A move is worked out anew from the plan it began with; where it would break a rule it is not
 * applied, and the rule's words are the note.
 */
public final class FlashViewModel {
    /** What is said about the border that is moved; {@code refused}: it cannot stay there. */
    public record Note(String words, boolean refused) {
        static final Note NONE = new Note("", false);
    }

    private final Document document;
    private final Function<Project, Optional<Chip>> chips;
    private final ReadOnlyObjectWrapper<Optional<MemoryMap>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
    private final ReadOnlyObjectWrapper<Optional<FlashArea>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<FlashPlan> plan = new ReadOnlyObjectWrapper<>();
    private Optional<MemoryMap> read = Optional.empty();
    private Optional<FlashBorders> borders = Optional.empty();
    private Optional<FlashMove> move = Optional.empty();

    /** {@code chips}: the chip of a design, if it is known. */
    public FlashViewModel(Document document, Function<Project, Optional<Chip>> chips) {
        this.document = document;
        this.chips = chips;
        document.addListener(this::changed);
        refresh();
        follow(document.selection());
    }

    private void changed(Change change) {
        boolean other = !change.project().flash().equals(change.projectBefore().flash())
                || !change.project().target().equals(change.projectBefore().target());
        if (other) {
            refresh();
        }
        if (other || change.ofSelection()) {
            follow(change.selection());
        }
    }

    /** Another partition is selected, or something that is none. */
    private void follow(Selection selection) {
        Optional<FlashArea> area = selection.partition().stream()
                .boxed()
                .flatMap(place -> ofPartitions().stream().skip(place).limit(1))
                .flatMap(Optional::stream)
                .filter(areas()::contains)
                .findFirst();
        if (area.isPresent()
                || !selection.isEmpty()
                || selected.get().filter(this::isPlanned).isPresent()) {
            selected.set(area);
        }
    }

    private List<Optional<FlashArea>> ofPartitions() {
        return borders.map(FlashBorders::ofPartitions).orElse(List.of());
    }

    private List<FlashArea> areas() {
        return map.get().map(MemoryMap::flash).orElse(List.of());
    }

    private boolean isPlanned(FlashArea area) {
        return ofPartitions().contains(Optional.of(area));
    }

    /** Selects an area of flash, or none; one that the plan names is what the inspector shows then. */
    public void select(Optional<FlashArea> area) {
        selected.set(area);
        document.select(area.filter(this::isPlanned)
                .map(a -> Selection.ofPartition(ofPartitions().indexOf(Optional.of(a))))
                .orElse(Selection.NONE));
    }

    /** The area that is selected, as it is now. */
    public ReadOnlyObjectProperty<Optional<FlashArea>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** How flash would be divided if the move ended now. */
    public ReadOnlyObjectProperty<FlashPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    private void refresh() {
        borders = chips.apply(document.project())
                .map(chip -> FlashBorders.of(document.project().flash(), chip));
        move = Optional.empty();
        show();
    }

    /** What the newest reading says, of which RAM is taken; flash follows the plan at once. */
    void show(Optional<MemoryMap> now) {
        read = now;
        show();
    }

    private void show() {
        map.set(read.flatMap(m -> borders.map(b -> {
            var layout = move.map(FlashMove::layout).orElse(b.layout());
            return new MemoryMap(layout, m.ram(), layout.findings());
        })));
        selected.set(selected.get().flatMap(this::asItIs));
        plan.set(move.map(FlashMove::plan).orElse(document.project().flash()));
    }

    /** The same area of the map as it is now: of those with its name the one that is where it was, or nearest to it. */
    private Optional<FlashArea> asItIs(FlashArea before) {
        return areas().stream()
                .filter(a -> a.role() == before.role() && a.name().equals(before.name()))
                .min(Comparator.comparingLong(a -> Math.abs(a.start() - before.start())));
    }

    /** Flash as it would be if the move ended now, and RAM as it was read. */
    public ReadOnlyObjectProperty<Optional<MemoryMap>> mapProperty() {
        return map.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Note> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** The borders of the plan as it stands in the design. */
    List<FlashBorder> borders() {
        return borders.map(FlashBorders::all).orElse(List.of());
    }

    /** A border is dragged to an address. */
    void drag(FlashBorder border, long address) {
        borders.ifPresent(b -> propose(border, b.moved(border, b.snapped(border, address))));
    }

    private void propose(FlashBorder border, FlashMove to) {
        move = Optional.of(to);
        note.set(border.isMovable() ? words(border, to) : fixed(border));
        show();
    }

    /** The drag is over: one undo step, unless it would break a rule. */
    void drop(FlashBorder border) {
        Optional<FlashMove> last = move;
        move = Optional.empty();
        last.filter(m -> m.holds() && m.at() != border.at()).ifPresent(m -> {
            document.apply(edit(border, m, Optional.empty()));
            document.endStep();
        });
        show();
    }

    /** Nothing was meant. */
    void cancel() {
        move = Optional.empty();
        note.set(Note.NONE);
        show();
    }

    /** Moves a border by so many units; presses in a row are one step. Gives where it is then. */
    long step(FlashBorder border, int units) {
        FlashBorders all = borders.orElseThrow();
        long to = border.at();
        FlashBorder from = border;
        for (int i = 0; i < Math.abs(units); i++) {
            to = all.next(from, units > 0);
            from = new FlashBorder(from.below(), from.above(), to, from.least(), from.most());
        }
        FlashMove there = all.moved(border, to);
        note.set(border.isMovable() ? words(border, there) : fixed(border));
        if (to == border.at() || !there.holds()) {
            return border.at();
        }
        document.apply(edit(
                border,
                there,
                Optional.of("border " + between(border) + " "
                        + borders().stream()
                                .filter(b -> b.at() < border.at() && between(b).equals(between(border)))
                                .count())));
        return to;
    }

    /** The names beside a border, which other borders may have too. */
    private static String between(FlashBorder border) {
        return border.below().name() + "|" + border.above().name();
    }

    private static ChangeProject edit(FlashBorder border, FlashMove move, Optional<String> mergeKey) {
        return new ChangeProject(
                Texts.text("memory.border.moved", border.name(), AddressText.format(move.at())),
                mergeKey,
                p -> p.withFlash(move.plan()));
    }

    private static Note words(FlashBorder border, FlashMove move) {
        String at = AddressText.format(move.at());
        Optional<MemoryFinding> breaks =
                move.come().stream().filter(f -> f.severity() == Severity.ERROR).findFirst();
        if (breaks.isPresent()) {
            return new Note(
                    Texts.words("memory.border.refused", at, breaks.get().message()), true);
        }
        String sizes = Texts.words(
                "memory.border.sizes",
                name(border.below()),
                name(border.above()),
                at,
                SizeText.format(move.at() - border.below().start()),
                SizeText.format(border.above().end() - move.at()));
        String more = move.come().stream()
                .map(f -> " " + f.message().text())
                .findFirst()
                .orElse("");
        return new Note(sizes + "." + more, false);
    }

    private static Note fixed(FlashBorder border) {
        return new Note(Texts.words("memory.border.fixed", name(border.below()), name(border.above())), true);
    }

    /** What a border is called for those who do not see it. */
    static String words(FlashBorder border) {
        return Texts.words(
                "memory.border", name(border.below()), name(border.above()), AddressText.format(border.at()));
    }

    private static String name(FlashArea area) {
        return area.role() == FlashRole.FREE ? Texts.words("flash.free") : area.name();
    }
}
