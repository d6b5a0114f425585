package dev.takt.sim.board;

import static dev.takt.sim.text.Texts.text;

import dev.takt.projects.text.Message;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ids in a log stand for in a design. */
final class LogNames {
    private static final int MOST_NAMES = 8;
    /** What a delay waits for. */
    private static final String TIME = "time";

    private final TraceNames design;

    LogNames(TraceNames design) {
        this.design = design;
    }

    int context(LogReader.Fields fields, int field) {
        String id = fields.of(field);
        return design.contexts().stream()
                .filter(c -> c.item().value().equals(id))
                .findFirst()
                .map(ContextName::index)
                .orElseThrow(() -> fields.wrong(
                        field,
                        text(
                                "board.context",
                                id,
                                list(design.contexts().stream()
                                        .map(c -> c.item().value())
                                        .toList()))));
    }

    boolean runsOn(int context, int core) {
        return design.contexts().get(context).cores().contains(core);
    }

    Message elsewhere(int context, int core) {
        ContextName name = design.contexts().get(context);
        return text("board.elsewhere", name.name(), core, name.core());
    }

    /** Number of the thing that an event is about; -1 if it is about none. */
    int thing(LogEvent event, LogReader.Fields fields, int field) {
        String id = fields.of(field);
        Set<ThingKind> kinds =
                switch (event) {
                    case RELEASE, OVERRUN, START, COMPLETE -> EnumSet.noneOf(ThingKind.class);
                    case LOCK, UNLOCK -> EnumSet.of(ThingKind.RESOURCE);
                    case SEND, DROP, RECEIVE -> EnumSet.of(ThingKind.QUEUE);
                    case WATCHDOG_FEED -> EnumSet.of(ThingKind.WATCHDOG);
                    case SUSPEND, RESUME, TIMEOUT -> EnumSet.allOf(ThingKind.class);
                };
        boolean waits = event == LogEvent.SUSPEND || event == LogEvent.RESUME;
        if (kinds.isEmpty() || waits && (id.isEmpty() || id.equals(TIME))) {
            return Trace.NONE;
        }
        List<ThingName> possible =
                design.things().stream().filter(t -> kinds.contains(t.kind())).toList();
        return possible.stream()
                .filter(t -> id(t).equals(id))
                .findFirst()
                .map(ThingName::index)
                .orElseThrow(() -> fields.wrong(
                        field,
                        text(
                                "board.thing",
                                id,
                                event.tag(),
                                list(possible.stream().map(this::id).toList()))));
    }

    /** What a log calls a thing: the id of its item; of the halves of a line, which stand side by side, with which of them it is. */
    String id(ThingName thing) {
        boolean first = isSame(thing, thing.index() + 1);
        boolean second = isSame(thing, thing.index() - 1);
        return thing.item().value() + (first ? ".tx" : second ? ".rx" : "");
    }

    private boolean isSame(ThingName thing, int other) {
        List<ThingName> things = design.things();
        return other >= 0 && other < things.size() && things.get(other).item().equals(thing.item());
    }

    private static String list(List<String> ids) {
        String first = ids.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "-" : ids.size() > MOST_NAMES ? first + ", …" : first;
    }
}
