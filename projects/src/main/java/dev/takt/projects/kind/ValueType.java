package dev.takt.projects.kind;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.Optional;

/** What a property may hold: how it is read and written as JSON, what its schema is, and how an inspector edits it (by the permitted types). */
public sealed interface ValueType<V>
        permits LineType,
                ChoiceType,
                FlagType,
                ReferenceType,
                VariantType,
                StepType,
                OptionalReferenceType,
                RecordType,
                ListType,
                ItemType,
                LayoutType {
    /** The value as JSON, with the unknown fields found inside it put back. */
    JsonValue write(V value, Extras nested);

    /** The value of a JSON node; empty after an error has been reported at the place. */
    Optional<V> read(JsonValue json, Place place);

    /** Its JSON Schema. */
    JsonValue schema();

    /** What it accepts, in words. */
    Message accepts();
}
