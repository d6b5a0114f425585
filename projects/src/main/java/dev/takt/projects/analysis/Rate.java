package dev.takt.projects.analysis;

import dev.takt.projects.text.Message;

/** What is known about the arrivals of a context. */
sealed interface Rate {
    /** No more than the curve says. */
    record Known(Curve curve) implements Rate {}

    /** Nothing, and why. */
    record Unknown(Message reason) implements Rate {
        /** Whoever asks has said that nothing is known. */
        @Override
        public Curve curve() {
            return Curve.never();
        }
    }

    /** The most arrivals in any window. */
    Curve curve();
}
