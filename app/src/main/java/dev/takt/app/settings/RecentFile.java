package dev.takt.app.settings;

import java.nio.file.Path;

/** A design opened before, and when, in milliseconds of the calendar. */
public record RecentFile(Path file, long openedMillis) {}
