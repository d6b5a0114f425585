package dev.takt.sim.board;

import static dev.takt.sim.text.Texts.text;

import dev.takt.projects.text.Message;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceFormatException;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the log of a board in a text: from the heading to the end, whatever stands before, behind, between and in front of its lines. Of several logs the last whole one counts: a board that starts anew prints another. What begins as a line of
 * the log and is not one is refused, for a serial line may have lost a part of it.
 */
final class LogReader {
    static final String HEADING = "time_ns,event,core,context,thing,value";

    /** What is told of the run as a whole, behind its events. */
    private static final Set<String> FIGURES = Set.of("overflow", "stack", "worst-response", "misses", "end");

    private static final String BEGIN = "(?<![\\w,.-])(\\d+),([a-z][a-z-]*),";
    private static final Pattern BEGUN = Pattern.compile(BEGIN);
    private static final Pattern ENTRY = Pattern.compile(BEGIN + "(\\d*),([a-z0-9-]*),([a-z0-9.-]*),(\\d*)(?![\\w,])");

    /** Enough for thirty years. */
    private static final int MOST_DIGITS = 18;

    private static final int TIME = 1;
    private static final int EVENT = 2;
    private static final int CORE = 3;
    private static final int CONTEXT = 4;
    private static final int THING = 5;
    private static final int VALUE = 6;

    private final LogNames names;
    private final int cores;
    private final List<List<LogLine>> ofCore = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private OptionalLong stackBytes = OptionalLong.empty();

    LogReader(TraceNames design) {
        names = new LogNames(design);
        cores = design.cores().size();
    }

    NotedLog read(String text) {
        List<PlainLine> all = lines(text);
        int first = lastWhole(all);
        for (int core = 0; core < cores; core++) {
            ofCore.add(new ArrayList<>());
        }
        for (int i = first; i < all.size(); i++) {
            OptionalLong end = take(all.get(i));
            if (end.isPresent()) {
                return log(end.getAsLong());
            }
        }
        throw new IllegalStateException("a whole log has an end");
    }

    private static List<PlainLine> lines(String text) {
        List<PlainLine> all = new ArrayList<>();
        for (String raw : text.split("\n", -1)) {
            all.add(PlainLine.of(raw.stripTrailing(), all.size() + 1));
        }
        return all;
    }

    /** The line behind the heading of the last log that has an end. */
    private static int lastWhole(List<PlainLine> all) {
        int begun = -1;
        int whole = -1;
        for (int i = 0; i < all.size(); i++) {
            PlainLine line = all.get(i);
            if (line.text().contains(HEADING)) {
                begun = i + 1;
            } else if (begun >= 0 && isEnd(line)) {
                whole = begun;
                begun = -1;
            }
        }
        if (whole < 0 && begun < 0) {
            throw new TraceFormatException(text("board.no-heading", HEADING));
        }
        if (whole < 0) {
            PlainLine last = all.get(lastEntry(all, begun));
            throw wrong(last, 0, text("board.no-end"));
        }
        return whole;
    }

    private static boolean isEnd(PlainLine line) {
        Matcher entry = ENTRY.matcher(line.text());
        return entry.find() && entry.group(EVENT).equals("end");
    }

    private static int lastEntry(List<PlainLine> all, int begun) {
        int last = begun - 1;
        for (int i = begun; i < all.size(); i++) {
            last = BEGUN.matcher(all.get(i).text()).find() ? i : last;
        }
        return last;
    }

    /** The end of the run, if this line says it. */
    private OptionalLong take(PlainLine line) {
        Matcher entry = ENTRY.matcher(line.text());
        if (!entry.find()) {
            Matcher begun = BEGUN.matcher(line.text());
            if (begun.find()) {
                throw wrong(line, begun.start(), text("board.torn", HEADING));
            }
            return OptionalLong.empty();
        }
        Fields fields = new Fields(line, entry);
        String word = entry.group(EVENT);
        if (FIGURES.contains(word)) {
            return figure(word, fields);
        }
        LogEvent event = LogEvent.of(word).orElseThrow(() -> wrong(line, entry.start(EVENT), unknown(word)));
        event(event, fields);
        return OptionalLong.empty();
    }

    private static Message unknown(String word) {
        return text(
                "board.event",
                word,
                Arrays.stream(LogEvent.values()).map(LogEvent::tag).collect(Collectors.joining(", ")));
    }

    private OptionalLong figure(String word, Fields fields) {
        switch (word) {
            case "end" -> {
                return OptionalLong.of(fields.number(TIME));
            }
            case "stack" -> stackBytes = fields.optional(VALUE);
            case "overflow" -> {
                List<LogLine> kept = ofCore.get(fields.core(cores));
                long behind = kept.isEmpty() ? 0 : kept.getLast().ns();
                losses.add(new Loss(fields.core(cores), fields.number(VALUE), behind));
            }
            default -> {
                // what the firmware has counted itself is not needed: it follows from the events
            }
        }
        return OptionalLong.empty();
    }

    private void event(LogEvent event, Fields fields) {
        int core = fields.core(cores);
        int context = names.context(fields, CONTEXT);
        if (event.isOwn() && !names.runsOn(context, core)) {
            throw fields.wrong(CORE, names.elsewhere(context, core));
        }
        int thing = names.thing(event, fields, THING);
        List<LogLine> before = ofCore.get(core);
        long ns = fields.number(TIME);
        if (!before.isEmpty() && ns < before.getLast().ns()) {
            throw fields.wrong(
                    TIME,
                    text(
                            "board.back",
                            ns,
                            before.getLast().ns(),
                            before.getLast().line()));
        }
        OptionalLong value = event == LogEvent.START ? fields.optional(VALUE) : OptionalLong.empty();
        before.add(new LogLine(
                ns, event, core, context, thing, value, fields.line().number(), fields.column(TIME)));
    }

    private NotedLog log(long endNs) {
        long wholeNs = losses.stream().mapToLong(Loss::behindNs).min().orElse(Long.MAX_VALUE);
        List<LogLine> merged = merged().stream().filter(l -> l.ns() <= wholeNs).toList();
        long lastNs = merged.isEmpty() ? 0 : merged.getLast().ns();
        return new NotedLog(merged, Math.min(wholeNs, Math.max(endNs, lastNs)), losses, stackBytes);
    }

    /** The events of all cores in the order of time; of one instant the lowest core's first, but whoever begins or goes on there behind what others do, who may have let it. */
    private List<LogLine> merged() {
        List<LogLine> all = new ArrayList<>();
        int[] next = new int[cores];
        int from = first(next);
        while (from >= 0) {
            all.add(ofCore.get(from).get(next[from]++));
            from = first(next);
        }
        return all;
    }

    private int first(int[] next) {
        int first = Trace.NONE;
        for (int core = 0; core < cores; core++) {
            if (next[core] < ofCore.get(core).size()
                    && (first < 0
                            || isBefore(
                                    ofCore.get(core).get(next[core]),
                                    ofCore.get(first).get(next[first])))) {
                first = core;
            }
        }
        return first;
    }

    private static boolean isBefore(LogLine one, LogLine other) {
        return one.ns() < other.ns() || one.ns() == other.ns() && !comes(one) && comes(other);
    }

    private static boolean comes(LogLine line) {
        return line.event() == LogEvent.START || line.event() == LogEvent.RESUME;
    }

    private static TraceFormatException wrong(PlainLine line, int at, Message why) {
        return new TraceFormatException(text("board.place", line.number(), line.column(at), why));
    }

    /** One entry, field by field. */
    record Fields(PlainLine line, Matcher entry) {
        String of(int field) {
            return entry.group(field);
        }

        int column(int field) {
            return line.column(entry.start(field));
        }

        long number(int field) {
            return optional(field).orElseThrow(() -> wrong(field, text("board.number", of(field))));
        }

        OptionalLong optional(int field) {
            String digits = of(field);
            if (digits.length() > MOST_DIGITS) {
                throw wrong(field, text("board.number", digits));
            }
            return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
        }

        int core(int cores) {
            long core = number(CORE);
            if (core >= cores) {
                throw wrong(CORE, text("board.core", core, cores - 1));
            }
            return (int) core;
        }

        TraceFormatException wrong(int field, Message why) {
            return LogReader.wrong(line, entry.start(field), why);
        }
    }
}
