package dev.takt.app.code;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.codegen.Generation;
import dev.takt.designer.memory.FlashViewModel;
import dev.takt.projects.exchange.LayoutFile;
import dev.takt.projects.exchange.LayoutFiles;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashBorders;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.target.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The files that carry the division of flash: of the firmware as it is generated, or, where none is, those that the layout alone gives. They follow a border while it is dragged; the lines of the selected area are lit.
 */
public final class LayoutFilesViewModel {
    private static final Pattern ADDRESS = Pattern.compile("\\b0x([0-9A-Fa-f]{1,16})\\b");

    private final Session session;
    private final FlashViewModel flash;
    private final Newest worker;
    private final ReadOnlyObjectWrapper<List<LayoutFile>> files = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<LayoutFile>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<Integer>> lit = new ReadOnlyObjectWrapper<>(Set.of());
    private Optional<Wish> last = Optional.empty();

    /** What files are wanted of. */
    private record Wish(Reading reading, FlashPlan plan) {
        /** False while the firmware is generated anyway. */
        boolean isDue() {
            return reading.generation().isPresent()
                    || reading.machine().isEmpty()
                    || !plan.equals(reading.project().flash());
        }
    }

    /** The files, and what is to be said of them. */
    private record Made(List<LayoutFile> files, String note) {}

    public LayoutFilesViewModel(Session session, FlashViewModel flash) {
        this.session = session;
        this.flash = flash;
        worker = session.worker("takt-layout");
        session.checkedProperty().addListener((_, _, _) -> refresh());
        flash.planProperty().addListener((_, _, _) -> refresh());
        flash.selectedProperty().addListener((_, _, _) -> light());
        shown.addListener((_, _, _) -> light());
        refresh();
    }

    /** Each movement of a border is followed; what is under way is let end, else none of many would ever be seen. */
    private void refresh() {
        Optional<Wish> wish = session.checkedProperty()
                .get()
                .map(r -> new Wish(r, flash.planProperty().get()))
                .filter(Wish::isDue);
        if (worker.isBusy() || wish.isEmpty() || wish.equals(last)) {
            return;
        }
        last = wish;
        wish.ifPresent(w -> {
            Catalogue catalogue = session.catalogue();
            worker.<Made>begin((_, published) -> published.accept(made(w, catalogue)), this::become, this::refresh);
        });
    }

    private static Made made(Wish wish, Catalogue catalogue) {
        return switch (wish.reading().dividedAs(wish.plan(), catalogue).orElse(null)) {
            case Generation.Generated generated ->
                new Made(
                        generated.files().stream()
                                .filter(f -> LayoutFiles.isOne(f.path()))
                                .map(f -> new LayoutFile(f.path(), f.text()))
                                .toList(),
                        "");
            case Generation.Refused refused ->
                new Made(ofLayout(wish), refused.reason().text());
            case null -> new Made(List.of(), Texts.text("code.no-machine").text());
        };
    }

    /** What the layout gives without a firmware project around it. */
    private static List<LayoutFile> ofLayout(Wish wish) {
        return wish.plan().partitions().isEmpty()
                ? List.of()
                : wish.reading()
                        .machine()
                        .map(Machine::chip)
                        .map(chip -> LayoutFiles.of(
                                FlashBorders.of(wish.plan(), chip).layout(), chip, true))
                        .orElse(List.of());
    }

    private void become(Made made) {
        note.set(
                made.note().isEmpty() && made.files().isEmpty()
                        ? Texts.text("layout.none").text()
                        : made.note());
        if (!made.files().equals(files.get())) {
            Optional<String> path = shown.get().map(LayoutFile::path);
            files.set(made.files());
            shown.set(made.files().stream()
                    .filter(f -> path.filter(f.path()::equals).isPresent())
                    .findFirst()
                    .or(() -> made.files().stream().findFirst()));
            light();
        }
    }

    /** Lines whose address is the one of the selected area, from the start of flash or of memory. */
    private void light() {
        Optional<FlashArea> area = flash.selectedProperty().get();
        long base = flash.mapProperty()
                .get()
                .map(MemoryMap::flash)
                .filter(a -> !a.isEmpty())
                .map(a -> a.getFirst().start())
                .orElse(0L);
        Set<Integer> lines = new TreeSet<>();
        List<String> text = shown.get().map(f -> f.text().lines().toList()).orElse(List.of());
        for (int i = 0; i < text.size(); i++) {
            OptionalLong address = address(text.get(i));
            if (area.filter(a -> address.equals(OptionalLong.of(a.start()))
                            || address.equals(OptionalLong.of(a.start() - base)))
                    .isPresent()) {
                lines.add(i + 1);
            }
        }
        lit.set(lines);
    }

    /** The first address of a line: in all these files a size comes after it. */
    private static OptionalLong address(String line) {
        Matcher matcher = ADDRESS.matcher(line);
        return matcher.find() ? OptionalLong.of(Long.parseUnsignedLong(matcher.group(1), 16)) : OptionalLong.empty();
    }

    void open(LayoutFile file) {
        shown.set(Optional.of(file));
    }

    public ReadOnlyObjectProperty<List<LayoutFile>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** The file whose text is shown. */
    public ReadOnlyObjectProperty<Optional<LayoutFile>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Lines of the shown file that say where the selected area is, counted from 1. */
    public ReadOnlyObjectProperty<Set<Integer>> litProperty() {
        return lit.getReadOnlyProperty();
    }

    /** Why the files are not those of a firmware project, or why there are none; empty if there is nothing to say. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }
}
