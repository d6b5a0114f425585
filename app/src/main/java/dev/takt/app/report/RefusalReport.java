package dev.takt.app.report;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.text.Message;
import java.nio.file.Path;

/** Why no firmware is generated; for people the reason is a message, not a result. */
public record RefusalReport(String file, Path folder, boolean dryRun, Message reason) implements Report {
    @Override
    public String text() {
        return "";
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.generation/1")
                .put("file", file)
                .put("folder", folder.toString())
                .put("dryRun", dryRun)
                .put("refused", reason.text())
                .put("files", Json.array())
                .build();
    }
}
