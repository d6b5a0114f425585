package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.CsvFinding;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LayoutRule;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.SizeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A layout of flash on a chip: its areas, the rules it meets with their figures, and what is wrong. {@code file} is the linker script it was read from, empty if it was planned. */
public record LayoutReport(Chip chip, Layout layout, List<MemoryFinding> findings, List<CsvFinding> unread, String file)
        implements Report {

    /** Findings of a script, and the rules its layout breaks. */
    public static List<MemoryFinding> merged(List<MemoryFinding> findings, List<LayoutRule> rules) {
        Stream<MemoryFinding> broken = rules.stream()
                .filter(r -> !r.met())
                .map(r -> new MemoryFinding(r.concern(), r.severity(), r.words(), r.subject(), 0));
        return Stream.concat(findings.stream(), broken).toList();
    }

    /** The same layout held against more rules. */
    public LayoutReport with(List<LayoutRule> more) {
        List<LayoutRule> rules =
                Stream.concat(layout.rules().stream(), more.stream()).toList();
        Layout held = new Layout(
                layout.scheme(),
                layout.plan(),
                layout.bytes(),
                layout.areas(),
                layout.table(),
                rules,
                layout.findings());
        return new LayoutReport(chip, held, merged(findings, more), unread, file);
    }

    /** True if nothing keeps the device from working. */
    public boolean holds() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR)
                && unread.stream().noneMatch(CsvFinding::isError);
    }

    @Override
    public String text() {
        Table table = new Table("AREA", "ROLE", ">START", ">END", ">SIZE");
        for (FlashArea area : layout.areas()) {
            table.row(
                    area.role() == FlashRole.FREE ? "-" : printable(area.name()),
                    area.role().tag(),
                    "0x%08x".formatted(area.start()),
                    "0x%08x".formatted(area.end()),
                    SizeText.format(area.size()));
        }
        StringBuilder text = new StringBuilder(table.text()).append('\n');
        for (LayoutRule rule : layout.rules()) {
            if (rule.met()) {
                String mark = rule.severity() == Severity.INFO ? "note" : "ok";
                text.append("%-8s %s%n".formatted(mark, printable(rule.words().text())));
            }
        }
        for (CsvFinding finding : unread) {
            text.append("%-8s %s%s%n"
                    .formatted(
                            finding.isError() ? "error" : "note",
                            place(finding.line()),
                            printable(finding.message().text())));
        }
        for (MemoryFinding finding : findings) {
            text.append("%-8s %s%s%n"
                    .formatted(
                            severity(finding),
                            place(finding.line()),
                            printable(finding.message().text())));
        }
        String last = Texts.text(
                        holds() ? "report.layout.holds" : "report.layout.broken",
                        layout.scheme().tag(),
                        chip.name())
                .text();
        return text.append(last).append('\n').toString();
    }

    private String place(int line) {
        return file.isEmpty() || line == 0 ? "" : file + ":" + line + ": ";
    }

    private static String severity(MemoryFinding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    /** Names come from files and must not steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.layout/1")
                .put("target", chip.id())
                .put("scheme", layout.scheme().tag())
                .put("file", file)
                .put("holds", holds())
                .put("flashBytes", layout.bytes())
                .put(
                        "areas",
                        Json.array(
                                layout.areas().stream().map(LayoutReport::json).toList()))
                .put(
                        "rules",
                        Json.array(
                                layout.rules().stream().map(LayoutReport::json).toList()))
                .put(
                        "findings",
                        Json.array(Stream.concat(
                                        unread.stream().map(LayoutReport::json),
                                        findings.stream().map(LayoutReport::json))
                                .toList()))
                .build();
    }

    private static JsonObject json(FlashArea area) {
        return Json.object()
                .put("name", area.name())
                .put("role", area.role().tag())
                .put("start", area.start())
                .put("sizeBytes", area.size())
                .build();
    }

    private static JsonObject json(LayoutRule rule) {
        return Json.object()
                .put("met", rule.met())
                .put("severity", rule.severity().name().toLowerCase(Locale.ROOT))
                .put("area", rule.subject())
                .put("message", rule.words().text())
                .build();
    }

    private static JsonObject json(MemoryFinding finding) {
        return Json.object()
                .put("severity", severity(finding))
                .put("line", finding.line())
                .put("area", finding.subject())
                .put("message", finding.message().text())
                .build();
    }

    private static JsonObject json(CsvFinding finding) {
        return Json.object()
                .put("severity", finding.isError() ? "error" : "info")
                .put("line", finding.line())
                .put("area", "")
                .put("message", finding.message().text())
                .build();
    }
}
