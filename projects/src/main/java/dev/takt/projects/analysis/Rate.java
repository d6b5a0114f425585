package dev.takt.projects.analysis;

import dev.takt.projects.text.Message;

/** What is known about the arrivals of a context. */
sealed interface Rate {
    /** No more than the curve says. */
    record Known(Curve curve) implements Rate {}

    /** Nothing, and why. */
    record Unknown(Message reason) implements Rate {}
}
