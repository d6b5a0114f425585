package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.codegen.export.Change;
import dev.takt.codegen.export.DiffLine;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.export.Misfit;
import dev.takt.codegen.export.PlannedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What an export does, or would do, to each file of a firmware project; before it is done also line by line. */
public record GenerationReport(String file, Path folder, boolean dryRun, ExportPlan plan) implements Report {
    private static final int CONTEXT_LINES = 3;

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        for (PlannedFile planned : plan.files()) {
            text.append(
                    "%-8s %s%n".formatted(tag(planned.change()), planned.file().path()));
            if (dryRun && (planned.change() == Change.CHANGED || planned.change() == Change.REMOVED)) {
                appendDiff(text, planned.diff());
            }
        }
        for (Misfit misfit : plan.misfits()) {
            text.append(misfit.message().text()).append('\n');
        }
        String key = plan.isEmpty()
                ? "report.generation.same"
                : dryRun ? "report.generation.would" : "report.generation.written";
        long written = plan.files().stream().filter(PlannedFile::isWritten).count();
        return text.append(Texts.text(key, written, folder).text()).append('\n').toString();
    }

    /** Changed lines with a few of those around them. */
    private static void appendDiff(StringBuilder text, List<DiffLine> lines) {
        int shownTo = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() == DiffLine.Kind.BOTH) {
                continue;
            }
            int from = Math.max(shownTo, i - CONTEXT_LINES);
            if (from > shownTo) {
                text.append("    ...\n");
            }
            shownTo = Math.max(shownTo, Math.min(lines.size(), i + CONTEXT_LINES + 1));
            for (int line = from; line < shownTo; line++) {
                text.append("    ")
                        .append(sign(lines.get(line)))
                        .append(lines.get(line).text())
                        .append('\n');
            }
        }
    }

    private static String sign(DiffLine line) {
        return switch (line.kind()) {
            case BOTH -> "  ";
            case OLD -> "- ";
            case NEW -> "+ ";
        };
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.generation/1")
                .put("file", file)
                .put("folder", folder.toString())
                .put("dryRun", dryRun)
                .put("refused", Json.nothing())
                .put(
                        "files",
                        Json.array(plan.files().stream()
                                .map(GenerationReport::json)
                                .toList()))
                .put(
                        "misfits",
                        Json.array(plan.misfits().stream()
                                .map(GenerationReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(PlannedFile planned) {
        return Json.object()
                .put("path", planned.file().path())
                .put("owner", owner(planned.file().owner()))
                .put("change", tag(planned.change()))
                .build();
    }

    private static JsonObject json(Misfit misfit) {
        return Json.object()
                .put("path", misfit.path())
                .put("kind", misfit.kind().name().toLowerCase(Locale.ROOT))
                .put("signature", misfit.signature())
                .build();
    }

    private static String owner(Owner owner) {
        return switch (owner) {
            case OURS -> "ours";
            case MERGED -> "shared";
            case YOURS -> "yours";
        };
    }

    private static String tag(Change change) {
        return switch (change) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case SAME -> "same";
            case KEPT -> "kept";
            case REMOVED -> "removed";
        };
    }
}
