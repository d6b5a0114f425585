package dev.takt.projects.script;

import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.kind.ChoiceType;
import dev.takt.projects.kind.FlagType;
import dev.takt.projects.kind.ItemType;
import dev.takt.projects.kind.LayoutType;
import dev.takt.projects.kind.LineType;
import dev.takt.projects.kind.ListType;
import dev.takt.projects.kind.OptionalReferenceType;
import dev.takt.projects.kind.Property;
import dev.takt.projects.kind.RecordType;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.StepKinds;
import dev.takt.projects.kind.StepType;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.kind.VariantType;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Tagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes bodies. */
final class BodyWriter {
    private static final String INDENT = "    ";

    private final Names names;
    private final StringBuilder text = new StringBuilder();

    BodyWriter(Names names) {
        this.names = names;
    }

    String write(List<Step> body) {
        body(body, 0);
        return text.toString();
    }

    private void body(List<Step> body, int depth) {
        body.forEach(step -> step(step, depth));
    }

    private void step(Step step, int depth) {
        if (step instanceof Step.Noted || step instanceof Step.UnknownStep) {
            JsonWriter.write(StepKinds.TYPE.write(step, Extras.NONE))
                    .lines()
                    .forEach(line -> text.repeat(INDENT, depth).append(line).append('\n'));
            return;
        }
        text.repeat(INDENT, depth).append(head(StepKinds.TYPE.forms().of(step), step));
        List<List<Step>> inner = step.inner();
        for (int way = 0; way < inner.size(); way++) {
            if (way == 0 || !inner.get(way).isEmpty()) {
                text.append(way == 0 ? " {\n" : " else {\n");
                body(inner.get(way), depth + 1);
                text.repeat(INDENT, depth).append('}');
            }
        }
        text.append('\n');
    }

    private <T extends Step> String head(Variant<Step, T> form, Step step) {
        T owner = form.type().cast(step);
        List<String> words = new ArrayList<>(List.of(form.tag()));
        Words.references(form).forEach(p -> word(p, owner).ifPresent(words::add));
        amounts(Words.amounts(form), owner).ifPresent(words::add);
        Words.options(form).forEach(p -> word(p, owner).ifPresent(words::add));
        return String.join(" ", words);
    }

    /** The amounts a step needs: two that are the same stand once. */
    private static <T> Optional<String> amounts(List<Property<T, ?>> amounts, T owner) {
        List<String> written =
                amounts.stream().map(p -> line(p, owner)).distinct().toList();
        return written.isEmpty() ? Optional.empty() : Optional.of(String.join(" .. ", written));
    }

    private static <T, V> String line(Property<T, V> property, T owner) {
        return property.type() instanceof LineType<V> line ? line.format(property.get(owner)) : "";
    }

    /** A property as it stands on the line, if it says something. */
    private <T, V> Optional<String> word(Property<T, V> property, T owner) {
        V value = property.get(owner);
        if (!property.required() && value.equals(property.defaultValue())) {
            return Optional.empty();
        }
        return switch (property.type()) {
            case LineType<V> line when Words.isQuoted(line) -> Optional.of(Names.quoted(line.format(value)));
            case LineType<V> line -> Optional.of(property.name() + " " + line.format(value));
            case ReferenceType type -> Optional.of(names.of(type, (ItemId) value));
            case OptionalReferenceType type ->
                ((Optional<?>) value).map(id -> property.name() + " " + names.of(type.reference(), (ItemId) id));
            case ChoiceType<?> _ -> Optional.of(((Tagged) value).tag());
            case FlagType _ -> Optional.of(property.name());
            case ListType<?> _, StepType _, VariantType<V> _, RecordType<V> _, ItemType _, LayoutType _ ->
                Optional.empty();
        };
    }
}
