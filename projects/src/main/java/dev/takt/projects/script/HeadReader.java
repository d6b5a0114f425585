package dev.takt.projects.script;

import static dev.takt.projects.text.Texts.text;

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
import dev.takt.projects.kind.StepType;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.kind.VariantType;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the line of a step whose form is known: what stands between its tag and its braces. */
final class HeadReader<T extends Step> {
    private static final Pattern BARE = Pattern.compile("[\\d.]+");
    private static final Pattern UNIT = Pattern.compile(".*?([\\p{L}%]+)");

    private final Variant<Step, T> form;
    private final Token tag;
    private final List<Token> words;
    private final String source;
    private final Names names;
    private final List<Mistake> mistakes;
    private final Set<String> said = new HashSet<>();
    private final List<String> openings;
    private int at;
    private T step;
    private boolean good = true;

    /** {@code words} are the tokens after the tag. */
    HeadReader(
            Variant<Step, T> form, Token tag, List<Token> words, String source, Names names, List<Mistake> mistakes) {
        this.form = form;
        this.tag = tag;
        this.words = words;
        this.source = source;
        this.names = names;
        this.mistakes = mistakes;
        openings = Words.openings(form);
        step = form.shape().blank();
    }

    /** The step, its inside still empty; absent after a mistake. */
    Optional<T> read() {
        Words.references(form).forEach(this::reference);
        amounts(Words.amounts(form));
        while (good && at < words.size()) {
            option(words.get(at++));
        }
        return good ? Optional.of(step) : Optional.empty();
    }

    private void wrong(Token where, Message message) {
        good = false;
        mistakes.add(new Mistake(where.line(), where.column(), message));
    }

    /** Where a mistake of what is missing stands: the next word, or the tag. */
    private Token here() {
        return at < words.size() ? words.get(at) : tag;
    }

    private <V> void reference(Property<T, V> property) {
        if (property.type() instanceof ReferenceType type) {
            item(type, property.label(), id -> with(property, id));
        }
    }

    /** The next word as an item. */
    private void item(ReferenceType type, Message what, Function<ItemId, T> taken) {
        if (at >= words.size() || words.get(at).is(Token.Kind.RANGE)) {
            wrong(here(), text("script.needs.item", form.tag(), what, names.offered(type)));
            return;
        }
        Token word = words.get(at++);
        switch (names.item(type, word)) {
            case Parsed.Ok<ItemId>(ItemId id) -> step = taken.apply(id);
            case Parsed.Wrong<ItemId>(Message message) -> wrong(word, message);
        }
    }

    /** The value comes from the property's own type, which the compiler cannot follow through a list of properties. */
    @SuppressWarnings("unchecked")
    private <V> T with(Property<T, V> property, Object value) {
        return property.with(step, (V) value);
    }

    /** Amounts with two dots between them; one for two stands for both, and a bare number takes the unit of the other. */
    private void amounts(List<Property<T, ?>> amounts) {
        if (amounts.isEmpty() || !good) {
            return;
        }
        List<Token> places = new ArrayList<>(List.of(here()));
        List<String> texts = new ArrayList<>(List.of(untilOption()));
        while (at < words.size() && words.get(at).is(Token.Kind.RANGE)) {
            at++;
            places.add(here());
            texts.add(untilOption());
        }
        if (texts.size() > amounts.size()) {
            wrong(places.get(amounts.size()), text("script.no-range", form.tag()));
            return;
        }
        Matcher unit = UNIT.matcher(texts.getLast());
        for (int i = 0; i < amounts.size() && good; i++) {
            int from = Math.min(i, texts.size() - 1);
            String words = texts.get(from);
            boolean borrows = from < texts.size() - 1 && BARE.matcher(words).matches() && unit.matches();
            amount(amounts.get(i), borrows ? words + " " + unit.group(1) : words, places.get(from));
        }
    }

    private <V> void amount(Property<T, V> property, String words, Token where) {
        if (property.type() instanceof LineType<V> line) {
            if (words.isEmpty()) {
                wrong(where, text("script.needs", form.tag(), line.accepts()));
            } else {
                set(property, line.parse(words), where);
            }
        }
    }

    private <V> void set(Property<T, V> property, Parsed<V> parsed, Token where) {
        switch (parsed) {
            case Parsed.Ok<V>(V value) -> step = property.with(step, value);
            case Parsed.Wrong<V>(Message message) -> {
                boolean bare = message.equals(property.type().accepts());
                wrong(where, bare ? text("script.needs", form.tag(), message) : message);
            }
        }
    }

    /** The text from here to the next two dots, quotation or word that begins an option. */
    private String untilOption() {
        int from = at;
        while (at < words.size()
                && words.get(at).is(Token.Kind.WORD)
                && !openings.contains(words.get(at).text())) {
            at++;
        }
        return from == at
                ? ""
                : source.substring(words.get(from).from(), words.get(at - 1).to());
    }

    private void option(Token word) {
        for (Property<T, ?> property : Words.options(form)) {
            if (begins(property, word)) {
                if (said.add(property.name())) {
                    take(property, word);
                } else {
                    wrong(word, text("script.twice", property.label()));
                }
                return;
            }
        }
        String found = source.substring(word.from(), word.to());
        wrong(
                word,
                openings.isEmpty()
                        ? text("script.left-over", found, form.tag())
                        : text("script.left-over.instead", found, form.tag(), String.join(", ", openings)));
    }

    private static boolean begins(Property<?, ?> property, Token word) {
        return switch (property.type()) {
            case LineType<?> line when Words.isQuoted(line) -> word.is(Token.Kind.QUOTED);
            case ChoiceType<?> choice ->
                word.is(Token.Kind.WORD) && choice.byTag(word.text()).isPresent();
            case LineType<?> _, FlagType _, OptionalReferenceType _ -> word.isWord(property.name());
            case ReferenceType _, ListType<?> _, StepType _, VariantType<?> _, RecordType<?> _ -> false;
            case ItemType _, LayoutType _ -> false;
        };
    }

    private <V> void take(Property<T, V> property, Token word) {
        switch (property.type()) {
            case LineType<V> line when Words.isQuoted(line) -> set(property, line.parse(word.text()), word);
            case LineType<V> _ -> amount(property, untilOption(), word);
            case ChoiceType<?> choice -> choice.byTag(word.text()).ifPresent(tagged -> chosen(property, tagged));
            case FlagType _ -> step = with(property, true);
            case OptionalReferenceType type ->
                item(type.reference(), property.label(), id -> with(property, Optional.of(id)));
            case ReferenceType _, ListType<?> _, StepType _, VariantType<V> _, RecordType<V> _ -> {}
            case ItemType _, LayoutType _ -> {}
        }
    }

    private void chosen(Property<T, ?> property, Tagged option) {
        step = with(property, option);
    }
}
