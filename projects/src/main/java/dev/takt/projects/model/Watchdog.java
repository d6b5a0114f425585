package dev.takt.projects.model;

/** A watchdog timer: it expires when it is not fed for {@code timeoutNs}; a feed within the first {@code windowNs} after the last one is an error (0: no window). */
public record Watchdog(
        ItemId id, String name, String instance, long timeoutNs, long windowNs, Expiry expiry, Extras extras)
        implements Item {

    public static Watchdog blank(ItemId id, String name) {
        return new Watchdog(id, name, "", 1_000_000_000L, 0, Expiry.SYSTEM_RESET, Extras.NONE);
    }

    public Watchdog withId(ItemId id) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }

    public Watchdog withName(String name) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }

    public Watchdog withInstance(String instance) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }

    public Watchdog withTimeoutNs(long timeoutNs) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }

    public Watchdog withWindowNs(long windowNs) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }

    public Watchdog withExpiry(Expiry expiry) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }

    public Watchdog withExtras(Extras extras) {
        return new Watchdog(id, name, instance, timeoutNs, windowNs, expiry, extras);
    }
}
