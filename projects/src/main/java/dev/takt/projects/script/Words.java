package dev.takt.projects.script;

import dev.takt.projects.kind.ChoiceType;
import dev.takt.projects.kind.LineType;
import dev.takt.projects.kind.ListType;
import dev.takt.projects.kind.Property;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.stream.Stream;

/** Which words the line of a step has, by the properties of its form: references, then amounts, then in any order what it may have. */
final class Words {
    private Words() {}

    static <T extends Step> List<Property<T, ?>> references(Variant<Step, T> form) {
        return properties(form)
                .filter(p -> p.required() && p.type() instanceof ReferenceType)
                .toList();
    }

    /** Amounts that a step needs; of two, the first is the least and the second the most. */
    static <T extends Step> List<Property<T, ?>> amounts(Variant<Step, T> form) {
        return properties(form)
                .filter(p -> p.required() && p.type() instanceof LineType<?>)
                .toList();
    }

    static <T extends Step> List<Property<T, ?>> options(Variant<Step, T> form) {
        return properties(form)
                .filter(p -> !p.required() && !(p.type() instanceof ListType<?>))
                .toList();
    }

    /** How many braces a step has. */
    static <T extends Step> int ways(Variant<Step, T> form) {
        return form.blank().inner().size();
    }

    private static <T extends Step> Stream<Property<T, ?>> properties(Variant<Step, T> form) {
        return form.shape().properties().stream();
    }

    /** True if a value stands in quotation marks, and not behind its name. */
    static boolean isQuoted(LineType<?> type) {
        return type.form() == LineType.Form.TEXT;
    }

    /** The words that begin an option of a step, as they are written. */
    static <T extends Step> List<String> openings(Variant<Step, T> form) {
        return options(form).stream()
                .flatMap(p -> p.type() instanceof ChoiceType<?> choice
                        ? choice.options().stream().map(o -> o.tag())
                        : p.type() instanceof LineType<?> line && isQuoted(line) ? Stream.of() : Stream.of(p.name()))
                .toList();
    }
}
