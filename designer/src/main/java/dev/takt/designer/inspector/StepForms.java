package dev.takt.designer.inspector;

import dev.takt.projects.kind.LineType;
import dev.takt.projects.kind.ListType;
import dev.takt.projects.kind.Property;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.StepKinds;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Optional;

/** What a row of a body shows of a step: its form, what it refers to, and the amount that matters most. */
final class StepForms {
    private StepForms() {}

    /** The step itself, without the unknown fields beside it. */
    static Step plain(Step step) {
        return step instanceof Step.Noted noted ? plain(noted.step()) : step;
    }

    /** A changed step with the unknown fields of the one it replaces. */
    static Step keepingNotes(Step before, Step after) {
        return before instanceof Step.Noted noted
                ? new Step.Noted(keepingNotes(noted.step(), after), extras(noted))
                : after;
    }

    private static Extras extras(Step.Noted noted) {
        return noted.extras();
    }

    /** Its form; none for a step that this version does not know. */
    static Optional<Variant<Step, ?>> form(Step step) {
        Step plain = plain(step);
        return StepKinds.ALL.stream().filter(v -> v.type().isInstance(plain)).findFirst();
    }

    static String title(Step step) {
        return form(step)
                .map(f -> f.label().text())
                .orElseGet(() -> plain(step) instanceof Step.UnknownStep u ? u.tag() : "");
    }

    static String icon(Step step) {
        return form(step).map(Variant::icon).orElse("fth-help-circle");
    }

    /** The first item it refers to. */
    static Optional<ItemId> target(Step step) {
        return form(step).flatMap(f -> target(f, plain(step)));
    }

    private static <T extends Step> Optional<ItemId> target(Variant<Step, T> form, Step step) {
        return form.shape().properties().stream()
                .filter(p -> p.type() instanceof ReferenceType)
                .map(p -> (ItemId) p.get(form.type().cast(step)))
                .findFirst();
    }

    /** The amount of a step as text, such as its worst time; empty if it has none. */
    static String amount(Step step) {
        return form(step).map(f -> amount(f, plain(step))).orElse("");
    }

    private static <T extends Step> String amount(Variant<Step, T> form, Step step) {
        return main(form).map(p -> text(p, form.type().cast(step))).orElse("");
    }

    private static <T, V> String text(Property<T, V> property, T owner) {
        return property.type() instanceof LineType<V> line ? line.format(property.get(owner)) : "";
    }

    private static <T extends Step> Optional<Property<T, ?>> main(Variant<Step, T> form) {
        List<Property<T, ?>> lines = form.shape().properties().stream()
                .filter(p -> p.required() && p.type() instanceof LineType<?>)
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
    }

    /** The properties of a form that are fields; what is inside it has rows of its own. */
    static <T extends Step> List<Property<T, ?>> fields(Variant<Step, T> form) {
        return form.shape().properties().stream()
                .filter(p -> !(p.type() instanceof ListType<?>))
                .toList();
    }

    /** A step whose main amount is the text, if that is accepted; a computation of one length keeps one length. */
    static Optional<Step> withAmount(Step step, String text) {
        return form(step).flatMap(f -> withAmount(f, plain(step), text)).map(changed -> keepingNotes(step, changed));
    }

    private static <T extends Step> Optional<Step> withAmount(Variant<Step, T> form, Step step, String text) {
        return main(form).flatMap(p -> parsed(p, form.type().cast(step), text)).map(changed -> evened(step, changed));
    }

    private static <T extends Step, V> Optional<Step> parsed(Property<T, V> property, T owner, String text) {
        return property.type() instanceof LineType<V> line
                ? line.parse(text).ok().map(value -> property.with(owner, value))
                : Optional.empty();
    }

    private static Step evened(Step before, Step after) {
        if (before instanceof Step.Compute old && after instanceof Step.Compute now) {
            boolean even = old.bestNs() == old.worstNs() || now.worstNs() < old.bestNs();
            return even ? new Step.Compute(now.label(), now.worstNs(), now.worstNs(), now.distribution()) : now;
        }
        return after;
    }

    /** What the main amount accepts, in words. */
    static Optional<LineType<?>> amountType(Step step) {
        return form(step).flatMap(StepForms::mainType);
    }

    private static <T extends Step> Optional<LineType<?>> mainType(Variant<Step, T> form) {
        return main(form).map(p -> (LineType<?>) p.type());
    }
}
