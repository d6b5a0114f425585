package dev.takt.app.wiring;

import dev.takt.app.help.TourCard;
import dev.takt.app.help.TourState;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** The tour through a sample, while one is taken: its card is a band of the window. */
final class TourGuide {
    private final Consumer<Optional<Node>> band;
    private final Runnable changed;
    private Optional<TourCard> card = Optional.empty();

    /** {@code band} shows the card in the window, or none; {@code changed} hears when a tour begins or ends. */
    TourGuide(Consumer<Optional<Node>> band, Runnable changed) {
        this.band = band;
        this.changed = changed;
    }

    /** The card of the tour, while one is taken. */
    Optional<TourCard> card() {
        return card;
    }

    /** Leads through what is open now; {@code state} is what it watches. */
    void begin(Supplier<TourState> state) {
        end();
        card = Optional.of(new TourCard(state, this::end));
        band.accept(card.map(Node.class::cast));
        changed.run();
    }

    /** Something has changed in the window: what is undone and done again between two looks of the card counts too. */
    void look() {
        card.ifPresent(TourCard::look);
    }

    void end() {
        card.ifPresent(TourCard::stop);
        card = Optional.empty();
        band.accept(Optional.empty());
        changed.run();
    }
}
