package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.synthesis.Retargeted;

/** What changed when a design was moved to another chip or runtime, and what found no place there. */
public record RetargetReport(String file, Retargeted moved) implements Report {
    @Override
    public String text() {
        StringBuilder lines = new StringBuilder();
        for (Retargeted.Change change : moved.changes()) {
            lines.append(change.lost() ? "! " : "  ")
                    .append(change.words().text())
                    .append('\n');
        }
        long lost = moved.changes().stream().filter(Retargeted.Change::lost).count();
        String end = lost == 0 ? "report.retarget.whole" : "report.retarget.lost";
        String counted = moved.changes().size() == 1 ? end + ".one" : end;
        return lines.append(Texts.text(counted, moved.changes().size(), lost).text())
                .append('\n')
                .toString();
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.retarget/1")
                .put("file", file)
                .put("target", moved.project().target())
                .put("runtime", moved.project().runtime())
                .put("whole", moved.isWhole())
                .put(
                        "changes",
                        Json.array(moved.changes().stream()
                                .map(RetargetReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(Retargeted.Change change) {
        return Json.object()
                .put("item", change.item().map(ItemId::value).orElse(""))
                .put("lost", change.lost())
                .put("message", change.words().text())
                .build();
    }
}
