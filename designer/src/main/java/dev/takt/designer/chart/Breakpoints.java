package dev.takt.designer.chart;

import dev.takt.designer.text.Texts;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where a replay stops, as one line of text: conditions between commas, each {@code miss}, {@code miss NAME}, {@code CHANNEL > 8} or {@code EVENT NAME} with the word of an event, such as
 * {@code start} or {@code preempt}. Names are those of the run, in any case.
 */
public final class Breakpoints {
    /** A line that was read: where it stops, or what is wrong with it. */
    public record Parsed(Breakpoints stops, Optional<String> complaint) {}

    /** An event of a kind, of a context (-1: of any), or a channel that gets fuller than a depth. */
    private record Stop(EventKind kind, int context, int channel, long above) {}

    public static final Breakpoints NONE = new Breakpoints(List.of());

    private final List<Stop> stops;

    private Breakpoints(List<Stop> stops) {
        this.stops = List.copyOf(stops);
    }

    /** Reads a line for a run. What can be read of it stops the replay even if the rest cannot. */
    public static Parsed parse(String line, TraceNames names) {
        List<Stop> stops = new ArrayList<>();
        Optional<String> complaint = Optional.empty();
        for (String part : line.split(",")) {
            if (!part.isBlank()) {
                Optional<Stop> stop = stop(part.strip(), names);
                stop.ifPresent(stops::add);
                if (stop.isEmpty() && complaint.isEmpty()) {
                    complaint = Optional.of(Texts.words("breakpoints.wrong", part.strip()));
                }
            }
        }
        return new Parsed(new Breakpoints(stops), complaint);
    }

    private static Optional<Stop> stop(String words, TraceNames names) {
        int above = words.indexOf('>');
        if (above >= 0) {
            OptionalInt channel = channel(names, words.substring(0, above).strip());
            String depth = words.substring(above + 1).strip();
            boolean readable = channel.isPresent() && depth.matches("\\d{1,9}");
            return readable
                    ? Optional.of(new Stop(EventKind.SEND, -1, channel.getAsInt(), Long.parseLong(depth)))
                    : Optional.empty();
        }
        String[] parts = words.split("\\s+", 2);
        Optional<EventKind> kind = kind(parts[0]);
        OptionalInt context = parts.length == 1 ? OptionalInt.of(-1) : context(names, parts[1]);
        return kind.isPresent() && context.isPresent()
                ? Optional.of(new Stop(kind.get(), context.getAsInt(), -1, 0))
                : Optional.empty();
    }

    private static Optional<EventKind> kind(String word) {
        for (EventKind kind : EventKind.values()) {
            if (kind.tag().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static OptionalInt context(TraceNames names, String name) {
        return names.contexts().stream()
                .filter(c -> c.name().equalsIgnoreCase(name) || c.item().value().equals(name))
                .mapToInt(TraceNames.ContextName::index)
                .findFirst();
    }

    private static OptionalInt channel(TraceNames names, String name) {
        return names.queues().stream()
                .filter(q -> q.name().equalsIgnoreCase(name) || q.item().value().equals(name))
                .mapToInt(TraceNames.ThingName::index)
                .findFirst();
    }

    /** The first stop on the way from one instant to another, forwards or backwards; not where it begins. */
    public OptionalLong between(Trace trace, long fromNs, long toNs) {
        if (stops.isEmpty() || fromNs == toNs) {
            return OptionalLong.empty();
        }
        boolean forward = toNs > fromNs;
        int first = forward ? trace.firstAt(fromNs + 1) : trace.firstAt(toNs);
        int last = forward ? trace.firstAt(toNs + 1) : trace.firstAt(fromNs);
        for (int i = 0; i < last - first; i++) {
            int event = forward ? first + i : last - 1 - i;
            if (stopsAt(trace, event)) {
                return OptionalLong.of(trace.time(event));
            }
        }
        return OptionalLong.empty();
    }

    private boolean stopsAt(Trace trace, int event) {
        for (Stop stop : stops) {
            boolean ofKind = trace.kind(event) == stop.kind();
            boolean ofContext = stop.context() < 0 || trace.context(event) == stop.context();
            boolean full =
                    stop.channel() < 0 || trace.other(event) == stop.channel() && trace.value(event) > stop.above();
            if (ofKind && ofContext && full) {
                return true;
            }
        }
        return false;
    }
}
