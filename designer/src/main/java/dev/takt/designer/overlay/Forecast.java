package dev.takt.designer.overlay;

import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** What a drag would make of a design, told while it goes on and kept nowhere: the changes at once, what follows from them once it has been worked out. */
public record Forecast(List<String> changes, Optional<List<Effect>> effects) {
    public Forecast {
        changes = List.copyOf(changes);
        effects = effects.map(List::copyOf);
    }

    /** Changes of which nobody knows yet what follows. */
    public static Forecast of(List<String> changes) {
        return new Forecast(changes, Optional.empty());
    }

    /** Dropped here nothing would change, and this is why. */
    public static Forecast refused(String why) {
        return new Forecast(
                List.of(), Optional.of(List.of(new Effect(Optional.empty(), Optional.empty(), Tone.WARN, why))));
    }

    public Forecast withEffects(List<Effect> effects) {
        return new Forecast(changes, Optional.of(effects));
    }

    /** What an item would have on its card. */
    public Optional<Badge> badge(ItemId item) {
        return effects.orElse(List.of()).stream()
                .filter(e -> e.item().equals(Optional.of(item)))
                .flatMap(e -> e.badge().stream())
                .findFirst();
    }
}
