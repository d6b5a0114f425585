package dev.takt.app.cli;

import dev.takt.app.report.Report;
import dev.takt.projects.json.JsonWriter;
import picocli.CommandLine.Option;

/** {@code --format}: how a result is printed. */
final class FormatOption {
    /** The forms of a result. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "format")
    private Format format = Format.TEXT;

    void print(Console console, Report report) {
        console.out().print(format == Format.JSON ? JsonWriter.write(report.json()) : report.text());
    }
}
