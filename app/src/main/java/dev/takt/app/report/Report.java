package dev.takt.app.report;

import dev.takt.projects.json.JsonValue.JsonObject;

/** A result in its two forms: text for people, and JSON for programs, whose first member names its schema and version (docs/cli.md). */
public interface Report {
    /** Lines, each with its line feed. */
    String text();

    JsonObject json();
}
