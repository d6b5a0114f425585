package dev.takt.app.session;

/** How long checking and simulating took, in milliseconds. */
public record Timing(long checkedMillis, long simulatedMillis) {
    public static final Timing NONE = new Timing(0, 0);
}
