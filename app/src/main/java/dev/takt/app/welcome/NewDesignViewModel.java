package dev.takt.app.welcome;

import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The choices of a new design: a chip, one of the runtimes that run on it, a name. */
public final class NewDesignViewModel {
    private final Catalogue catalogue;
    private final ReadOnlyObjectWrapper<Optional<Chip>> chip = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name;
    private Optional<RuntimeOffer> runtime = Optional.empty();
    private Optional<String> asked = Optional.empty();

    public NewDesignViewModel(Catalogue catalogue, String name) {
        this.catalogue = catalogue;
        this.name = new SimpleStringProperty(name);
        catalogue.chips().stream().findFirst().ifPresent(this::choose);
    }

    /** Chips that have every word in name, board, maker, family or the name of a runtime with firmware. */
    List<Chip> chips(String words) {
        List<String> wanted = Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList();
        return catalogue.chips().stream()
                .filter(c -> wanted.stream().allMatch(searched(c)::contains))
                .toList();
    }

    private String searched(Chip chip) {
        StringBuilder all =
                new StringBuilder(String.join(" ", chip.id(), chip.name(), chip.board(), chip.vendor(), chip.family()));
        catalogue.runtimes().stream().filter(r -> r.generatesFor(chip.id())).forEach(r -> all.append(' ')
                .append(r.name()));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    /** Chooses a chip; the runtime is the one that was asked for if it runs there, else that with which firmware goes furthest. */
    public void choose(Chip chosen) {
        List<RuntimeOffer> possible = offers(chosen).filter(RuntimeOffer::runs).toList();
        runtime = possible.stream()
                .filter(o -> asked.filter(o.runtime().id()::equals).isPresent())
                .findFirst()
                .or(() -> possible.stream().findFirst());
        chip.set(Optional.of(chosen));
    }

    /** Asks for a runtime, for this chip and those that are chosen later. */
    void choose(RuntimeOffer offer) {
        asked = Optional.of(offer.runtime().id());
        runtime = Optional.of(offer);
    }

    /** All runtimes for the chosen chip: those that run there first, and among them those whose firmware goes furthest. */
    List<RuntimeOffer> offers() {
        return chip.get().stream().flatMap(this::offers).toList();
    }

    private Stream<RuntimeOffer> offers(Chip chosen) {
        return catalogue.runtimes().stream()
                .map(r -> RuntimeOffer.of(r, chosen))
                .sorted(Comparator.comparing((RuntimeOffer o) -> !o.runs()).thenComparing(RuntimeOffer::level));
    }

    ReadOnlyObjectProperty<Optional<Chip>> chipProperty() {
        return chip.getReadOnlyProperty();
    }

    Optional<RuntimeOffer> runtime() {
        return runtime;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** The empty design, when all is chosen. */
    Optional<Project> design() {
        String title = name.get().strip();
        return title.isEmpty()
                ? Optional.empty()
                : chip.get()
                        .flatMap(c -> runtime.map(
                                r -> Project.blank(title, c.id(), r.runtime().id())));
    }
}
