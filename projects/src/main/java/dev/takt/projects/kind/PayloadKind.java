package dev.takt.projects.kind;

import dev.takt.projects.kind.LineType.Blank;
import dev.takt.projects.model.Checksum;
import dev.takt.projects.model.Field;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.ScalarType;
import java.util.List;
import java.util.OptionalInt;

/** The properties of a payload and of its fields. */
final class PayloadKind {
    private static final Shape<Field> FIELD = Shape.of(
            new Field("value", ScalarType.U8),
            Property.required("name", LineType.words(), "value", Field::name, (f, v) -> new Field(v, f.type())),
            Property.required(
                    "type",
                    new ChoiceType<>("scalar", List.of(ScalarType.values())),
                    ScalarType.U8,
                    Field::type,
                    (f, v) -> new Field(f.name(), v)));

    /** The type of a payload property. */
    static final RecordType<Payload> TYPE = new RecordType<>(Shape.of(
            Payload.NONE,
            Property.of("type-name", LineType.words().or(Blank.DEFAULT), "", Payload::typeName, Payload::withTypeName),
            Property.of("sync", LineType.optionalByte(), OptionalInt.empty(), Payload::sync, Payload::withSync),
            Property.of(
                    "fields", new ListType<>(new RecordType<>(FIELD)), List.of(), Payload::fields, Payload::withFields),
            Property.of(
                    "checksum",
                    new ChoiceType<>("checksum", List.of(Checksum.values())),
                    Checksum.NONE,
                    Payload::checksum,
                    Payload::withChecksum),
            Property.of("bytes", LineType.size(), 0L, Payload::opaqueBytes, Payload::withOpaqueBytes)));

    private PayloadKind() {}
}
