package dev.takt.designer.inspector;

import java.util.List;

/** What is offered for a field; {@code needed} if an empty field means nothing has been chosen, and not that a default holds. */
record Offered(List<Offer> offers, boolean needed) {
    static final Offered NOTHING = new Offered(List.of(), false);

    Offered {
        offers = List.copyOf(offers);
    }
}
