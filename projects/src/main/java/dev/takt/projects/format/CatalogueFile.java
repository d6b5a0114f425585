package dev.takt.projects.format;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** The text of a chip or runtime file and the name that errors call it by. */
public record CatalogueFile(String name, String text) {
    /** The JSON object that the text is; if it is none, the reason is added to the problems. */
    Optional<JsonObject> object(List<Problem> problems) {
        try {
            JsonValue value = JsonReader.read(text);
            if (value instanceof JsonObject object) {
                return Optional.of(object);
            }
            problems.add(fault(Texts.text("catalogue.not-a", "$", Texts.text("catalogue.kind.object")), 1, 1));
        } catch (JsonSyntaxException e) {
            problems.add(fault(e.reason(), e.line(), e.column()));
        }
        return Optional.empty();
    }

    private Problem fault(Object reason, int line, int column) {
        return new Problem(
                CatalogueObject.RULE,
                Severity.ERROR,
                Texts.text("catalogue.in-file", name, reason),
                Optional.empty(),
                "",
                line,
                column,
                List.of());
    }
}
