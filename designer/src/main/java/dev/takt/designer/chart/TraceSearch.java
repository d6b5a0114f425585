package dev.takt.designer.chart;

import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds events by words: an event is found if each word is part of its kind, of the name of its context or of the name of the thing it is about, or is its job as {@code #12}.
 * Words are compared with names once; events are then compared as numbers, so that millions are searched while a key goes down.
 */
public final class TraceSearch {
    /** What one word allows. */
    private record Word(boolean[] kinds, boolean[] contexts, boolean[] things, long job) {}

    /** Between two looks at whether somebody still wants it. */
    private static final int ROUND = (1 << 16) - 1;

    private final Trace trace;
    private final List<Word> words = new ArrayList<>();

    private TraceSearch(Trace trace) {
        this.trace = trace;
    }

    /** A search for words between spaces; empty if there are none. */
    public static Optional<TraceSearch> of(Trace trace, String typed) {
        TraceSearch search = new TraceSearch(trace);
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                search.words.add(word(trace.names(), word));
            }
        }
        return search.words.isEmpty() ? Optional.empty() : Optional.of(search);
    }

    private static Word word(TraceNames names, String word) {
        EventKind[] kinds = EventKind.values();
        boolean[] ofKind = new boolean[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            ofKind[i] = kinds[i].tag().contains(word);
        }
        boolean[] ofContext = new boolean[names.contexts().size()];
        names.contexts().forEach(c -> ofContext[c.index()] = has(c.name(), word));
        boolean[] ofThing = new boolean[names.things().size()];
        names.things().forEach(t -> ofThing[t.index()] = has(t.name(), word));
        return new Word(ofKind, ofContext, ofThing, job(word));
    }

    private static boolean has(String name, String word) {
        return name.toLowerCase(Locale.ROOT).contains(word);
    }

    private static long job(String word) {
        return word.matches("#\\d{1,18}") ? Long.parseLong(word.substring(1)) : Trace.NONE;
    }

    /** The first found event after a position of the trace, or the last before it; from one end on to the other; -1 if none is found. */
    public int next(int from, boolean forward) {
        return next(from, forward, Progress.NONE);
    }

    /** The same for a long run, as long as somebody wants to know. */
    public int next(int from, boolean forward, Progress progress) {
        int size = trace.size();
        for (int i = 1; i <= size; i++) {
            if ((i & ROUND) == 0 && progress.cancelled()) {
                return -1;
            }
            int event = Math.floorMod(from + (forward ? i : -i), size);
            if (finds(event)) {
                return event;
            }
        }
        return -1;
    }

    /** How many events are found. */
    public int count() {
        return count(Progress.NONE);
    }

    /** The same for a long run, as long as somebody wants to know. */
    public int count(Progress progress) {
        int count = 0;
        for (int event = 0; event < trace.size(); event++) {
            if ((event & ROUND) == 0 && progress.cancelled()) {
                return count;
            }
            count += finds(event) ? 1 : 0;
        }
        return count;
    }

    boolean finds(int event) {
        for (Word word : words) {
            if (!finds(word, event)) {
                return false;
            }
        }
        return true;
    }

    private boolean finds(Word word, int event) {
        int context = trace.context(event);
        int thing = thing(event);
        return word.kinds()[trace.kind(event).ordinal()]
                || context != Trace.NONE && word.contexts()[context]
                || thing != Trace.NONE && thing < word.things().length && word.things()[thing]
                || word.job() != Trace.NONE && trace.job(event) == word.job();
    }

    /** The thing an event is about; for some kinds that column means something else. */
    private int thing(int event) {
        return switch (trace.kind(event)) {
            case BLOCK, SPIN, UNBLOCK, SUSPEND, LOCK, UNLOCK, SEND, RECEIVE, DROP, TIMEOUT -> trace.other(event);
            case WATCHDOG_FEED, WATCHDOG_RESET, DEADLOCK -> trace.other(event);
            case ARRIVAL, RELEASE, START, PREEMPT, RESUME, COMPLETE, MISS, ABORT, PRIORITY, MIGRATE -> Trace.NONE;
            case INTERRUPT_ENTER, INTERRUPT_EXIT, OVERHEAD, IDLE, BOOT, OVERRUN, LIVELOCK -> Trace.NONE;
        };
    }
}
