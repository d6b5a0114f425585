package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.units.SizeText;
import java.util.List;
import java.util.Locale;

/** A partition table: its entries in their places, and what is wrong or odd. */
public record PartitionsReport(String file, boolean binary, EspTable table) implements Report {

    @Override
    public String text() {
        if (!table.accepted()) {
            return Texts.text("report.partitions.refused", file).text() + "\n";
        }
        Table text = new Table("NAME", "TYPE", "SUBTYPE", ">OFFSET", ">END", ">SIZE", "FLAGS");
        long end = 0;
        for (EspEntry e : table.entries()) {
            end = Math.max(end, e.end());
            text.row(
                    printable(e.name()),
                    EspTypes.typeName(e.type()),
                    EspTypes.subtypeName(e.type(), e.subtype()),
                    "0x%x".formatted(e.offset()),
                    "0x%x".formatted(e.end()),
                    SizeText.format(e.size()),
                    String.join(":", flags(e)));
        }
        String last = Texts.text(
                        "report.partitions.accepted", file, table.entries().size(), "0x%x".formatted(end))
                .text();
        return text.text() + last + "\n";
    }

    /** What was found, one line each, with the row of a text or the entry of a binary table. */
    public List<String> findingLines() {
        return table.findings().stream().map(this::line).toList();
    }

    private String line(MemoryFinding finding) {
        String place = finding.line() == 0
                ? ""
                : binary
                        ? ": "
                                + Texts.text("report.partitions.entry", finding.line())
                                        .text()
                        : ":" + finding.line();
        return file + place + ": " + severity(finding) + ": "
                + printable(finding.message().text());
    }

    private static String severity(MemoryFinding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    /** Names come from files and must not steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static List<String> flags(EspEntry e) {
        return e.encrypted()
                ? e.readOnly() ? List.of("encrypted", "readonly") : List.of("encrypted")
                : e.readOnly() ? List.of("readonly") : List.of();
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.partitions/1")
                .put("file", file)
                .put("kind", binary ? "binary" : "csv")
                .put("accepted", table.accepted())
                .put("errors", (int) table.findings().stream()
                        .filter(f -> f.severity() == Severity.ERROR)
                        .count())
                .put(
                        "partitions",
                        Json.array(table.entries().stream()
                                .map(PartitionsReport::json)
                                .toList()))
                .put(
                        "findings",
                        Json.array(table.findings().stream()
                                .map(PartitionsReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(EspEntry e) {
        return Json.object()
                .put("name", e.name())
                .put("type", e.type())
                .put("subtype", e.subtype())
                .put("offset", e.offset())
                .put("sizeBytes", e.size())
                .put("flags", Json.array(flags(e).stream().map(Json::string).toList()))
                .put("line", e.line())
                .build();
    }

    private static JsonObject json(MemoryFinding finding) {
        return Json.object()
                .put("severity", severity(finding))
                .put("line", finding.line())
                .put("partition", finding.subject())
                .put("message", finding.message().text())
                .build();
    }
}
