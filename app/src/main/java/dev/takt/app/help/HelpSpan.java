package dev.takt.app.help;

/** A piece of running text that looks alike; {@code target} is where a link leads, else empty. */
record HelpSpan(Kind kind, String text, String target) {
    /** How it is shown. */
    enum Kind {
        PLAIN,
        CODE,
        STRONG,
        WEAK,
        LINK
    }
}
