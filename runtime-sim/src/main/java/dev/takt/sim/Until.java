package dev.takt.sim;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.text.Texts;
import dev.takt.sim.trace.EventKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a run is to stop, as users write it: a time, {@code miss}, {@code events:N}, or an event of an item: {@code queue X > 8} (elements in it, or blocks of a pool in
 * use), {@code response X > 5ms}, {@code miss X}, {@code drop X}, {@code overrun X}, {@code reset}, {@code deadlock}. X is a name or an id.
 */
public sealed interface Until {
    /** At an instant, which no longer belongs to the run. */
    record Time(long ns) implements Until {}

    /** At a number of recorded events. */
    record Events(long count) implements Until {}

    /** At the first missed deadline. */
    record Miss() implements Until {}

    /** At an event. */
    record Event(Condition condition) implements Until {}

    /** What a text says about a design. */
    static Parsed<Until> parse(String text, Project project) {
        return new Reader(text.strip(), project).read();
    }

    /** One text. */
    final class Reader {
        private static final Pattern EVENTS = Pattern.compile("events\\s*:\\s*(\\d{1,18})");
        private static final Pattern EVENT =
                Pattern.compile("(queue|response|miss|drop|overrun|reset|deadlock)(?:\\s+([^>]*?))?(?:\\s*>\\s*(.+))?");

        private final String text;
        private final Project project;

        private Reader(String text, Project project) {
            this.text = text;
            this.project = project;
        }

        private Parsed<Until> read() {
            Matcher events = EVENTS.matcher(text);
            if (text.equals("miss")) {
                return new Parsed.Ok<>(new Miss());
            }
            if (events.matches()) {
                return new Parsed.Ok<>(new Events(Long.parseLong(events.group(1))));
            }
            Matcher event = EVENT.matcher(text);
            if (event.matches()) {
                return event(event.group(1), Optional.ofNullable(event.group(2)), Optional.ofNullable(event.group(3)));
            }
            return switch (DurationText.parse(text)) {
                case Parsed.Ok<Long>(Long ns) -> new Parsed.Ok<>(new Time(ns));
                case Parsed.Wrong<Long> _ -> wrong(Texts.text("until.unknown", text));
            };
        }

        private Parsed<Until> event(String word, Optional<String> name, Optional<String> limit) {
            EventKind kind =
                    switch (word) {
                        case "queue" -> EventKind.SEND;
                        case "response" -> EventKind.COMPLETE;
                        case "drop" -> EventKind.DROP;
                        case "overrun" -> EventKind.OVERRUN;
                        case "reset" -> EventKind.WATCHDOG_RESET;
                        case "deadlock" -> EventKind.DEADLOCK;
                        default -> EventKind.MISS;
                    };
            boolean compares = kind == EventKind.SEND || kind == EventKind.COMPLETE;
            if (compares != limit.isPresent() || compares && name.isEmpty()) {
                return wrong(Texts.text("until.unknown", text));
            }
            Optional<ItemId> item = name.flatMap(this::item);
            if (name.isPresent() && item.isEmpty()) {
                return wrong(Texts.text("until.no-item", text, name.get()));
            }
            if (limit.isEmpty()) {
                return ok(kind, item, OptionalLong.empty());
            }
            return switch (number(kind, limit.get())) {
                case Parsed.Ok<Long>(Long above) -> ok(kind, item, OptionalLong.of(above));
                case Parsed.Wrong<Long>(Message message) -> wrong(message);
            };
        }

        private Parsed<Long> number(EventKind kind, String limit) {
            if (kind == EventKind.COMPLETE) {
                return DurationText.parse(limit);
            }
            return limit.matches("\\d{1,9}")
                    ? new Parsed.Ok<>(Long.parseLong(limit))
                    : new Parsed.Wrong<>(Texts.text("until.no-number", text, limit));
        }

        /** By id, else by a name that only one item has. */
        private Optional<ItemId> item(String name) {
            List<Item> named =
                    project.items().stream().filter(i -> i.name().equals(name)).toList();
            return project.items().stream()
                    .filter(i -> i.id().value().equals(name))
                    .findFirst()
                    .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty())
                    .map(Item::id);
        }

        private static Parsed<Until> ok(EventKind kind, Optional<ItemId> item, OptionalLong above) {
            return new Parsed.Ok<>(new Event(new Condition(kind, item, above)));
        }

        private static Parsed<Until> wrong(Message message) {
            return new Parsed.Wrong<>(message);
        }
    }
}
