package dev.takt.app.help;

import dev.takt.app.text.Texts;
import java.util.function.Predicate;

/** One thing to do in the tour, and how it is seen that it was done: by what has changed since the step began. */
record TourStep(String id, Predicate<TourStep.Moments> done) {
    /** The window when the step began, and now; {@code away}: the design was another one in between. */
    record Moments(TourState began, TourState now, boolean away) {}

    String title() {
        return Texts.text("tour." + id).text();
    }

    String words() {
        return Texts.text("tour." + id + ".words").text();
    }
}
