package dev.takt.codegen.trace;

/** An event that the simulation of a design and its firmware both know: when, of whom and what. */
public record Seen(long ns, String context, String what) {
    /** {@code lock control state}. */
    public String name() {
        return what.indexOf(' ') < 0
                ? what + " " + context
                : what.substring(0, what.indexOf(' ')) + " " + context + what.substring(what.indexOf(' '));
    }

    @Override
    public String toString() {
        return ns + " " + name();
    }
}
