package dev.takt.sim.trace;

import static dev.takt.sim.text.Texts.text;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.Guard;
import dev.takt.sim.trace.TraceNames.Hold;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The one byte form of a trace: same trace, same bytes, on every machine. {@code TAKTTRC1}, then numbers of seven bits a byte, low bits first, signed ones
 * folded (0, -1, 1, -2 …): duration, names, count of events, and per event the time since the last one, kind, core, context, job, other, value.
 */
public final class TraceBytes {
    private static final byte[] MAGIC = "TAKTTRC1".getBytes(StandardCharsets.US_ASCII);

    /** Added to the kind of a resource that says what it does for its holder. */
    private static final int GUARDED = 8;
    /** Added besides if whoever waits for it passes on a level and no deadline. */
    private static final int LEVELS_ALONE = 16;

    /** Between two looks at whether somebody still wants it. */
    private static final int ROUND = (1 << 16) - 1;

    private TraceBytes() {}

    /** True if a file that begins with these bytes is a trace. */
    public static boolean begin(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    public static byte[] of(Trace trace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(trace, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always written", e);
        }
        return bytes.toByteArray();
    }

    /** Writes the bytes of a trace, however long it is, without having them in memory. */
    public static void write(Trace trace, OutputStream to) throws IOException {
        TraceOut out = new TraceOut(to);
        for (byte b : MAGIC) {
            out.raw(b);
        }
        out.number(trace.durationNs());
        writeNames(out, trace.names());
        out.number(trace.size());
        long last = 0;
        for (int i = 0; i < trace.size(); i++) {
            out.number(trace.time(i) - last);
            last = trace.time(i);
            out.number(trace.kind(i).ordinal());
            out.number(trace.core(i));
            out.number(trace.context(i));
            out.number(trace.job(i));
            out.number(trace.other(i));
            out.number(trace.value(i));
        }
        out.flush();
    }

    /** The trace of these bytes; a {@link TraceFormatException} if they are not those of a trace. */
    public static Trace read(byte[] bytes) {
        try {
            return read(new ByteArrayInputStream(bytes), bytes.length, Integer.MAX_VALUE, Progress.NONE)
                    .trace();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always read", e);
        }
    }

    /** What was read of a trace: the whole of it if it has no more than {@code allEvents} events. */
    public record Part(Trace trace, Slices slices, int allEvents) {
        public boolean isWhole() {
            return trace.size() == allEvents;
        }
    }

    /** The same, kept in memory. */
    public static Part read(InputStream from, long length, int most, Progress progress) throws IOException {
        return read(from, length, most, _ -> Optional.empty(), progress);
    }

    /**
     * The trace in a stream of this length with its slices, its first events if there are more than so many; a {@link TraceFormatException} if it is none. {@code place}: where it is kept, by the number of its events. Cancelled, it is
     * read no further.
     */
    public static Part read(
            InputStream from, long length, int most, IntFunction<Optional<Room>> place, Progress progress)
            throws IOException {
        TraceIn in = new TraceIn(from, length);
        in.expect(MAGIC);
        long duration = in.positive();
        TraceNames names = readNames(in);
        int count = in.count();
        Optional<Room> room = place.apply(Math.min(count, most));
        TraceBuilder builder =
                room.map(r -> TraceBuilder.shelved(names, Shelf.in(r))).orElseGet(() -> new TraceBuilder(names));
        Slices.Pass slices = new Slices.Pass(names, room.orElse(Room.HEAP));
        readEvents(in, builder, slices, new EventCheck(names), Math.min(count, most), progress);
        if (builder.size() == count) {
            builder.reach(duration);
        }
        Trace trace = builder.trace();
        return new Part(trace, slices.slices(trace.durationNs()), count);
    }

    private static void readEvents(
            TraceIn in, TraceBuilder builder, Slices.Pass slices, EventCheck check, int count, Progress progress)
            throws IOException {
        EventKind[] kinds = EventKind.values();
        long time = 0;
        for (int i = 0; i < count; i++) {
            if ((i & ROUND) == 0) {
                if (progress.cancelled()) {
                    return;
                }
                progress.report(in.share());
            }
            time += in.positive();
            EventKind kind = kinds[in.within(0, kinds.length)];
            int core = in.small();
            int context = in.small();
            long job = in.number();
            int other = in.small();
            long value = in.number();
            if (time < 0 || !check.isSound(kind, core, context, job, other, value)) {
                throw new TraceFormatException(text("trace.event", i, in.read()));
            }
            builder.add(time, kind, core, context, job, other, value);
            slices.take(time, kind, core, context, job, other, value);
        }
    }

    private static void writeNames(TraceOut out, TraceNames names) throws IOException {
        out.number(names.cores().size());
        for (CoreName core : names.cores()) {
            out.text(core.name());
        }
        out.number(names.contexts().size());
        for (ContextName context : names.contexts()) {
            out.text(context.item().value());
            out.text(context.name());
            out.number(context.core());
            out.number(context.level());
            out.number(context.priority());
            boolean limited = isLimited(context, names);
            out.number((context.interrupt() ? 1 : context.byDeadline() ? 2 : 0)
                    + (context.sharesCores() ? 4 : 0)
                    + (limited ? 8 : 0)
                    + (isHeld(context) ? 16 : 0)
                    + (context.hold().toTheEnd() ? 32 : 0));
            if (limited) {
                out.number(context.cores().size());
                for (int core : context.cores()) {
                    out.number(core);
                }
            }
            if (isHeld(context)) {
                out.number(context.hold().threshold());
                out.number(context.hold().preemptionLevel());
            }
        }
        out.number(names.things().size());
        for (ThingName thing : names.things()) {
            boolean guarded = !thing.guard().equals(Guard.UNKNOWN);
            out.number(thing.kind().ordinal()
                    + (guarded ? GUARDED : 0)
                    + (thing.guard().levelsAlone() ? LEVELS_ALONE : 0));
            out.text(thing.item().value());
            out.text(thing.name());
            out.number(thing.capacity());
            if (guarded) {
                out.number(thing.guard().protocol().ordinal());
                out.number(thing.guard().core());
                out.number(thing.guard().ceiling());
                out.number(thing.guard().preemptionCeiling());
            }
        }
    }

    private static TraceNames readNames(TraceIn in) throws IOException {
        List<CoreName> cores = new ArrayList<>();
        for (int i = 0, n = in.count(); i < n; i++) {
            cores.add(new CoreName(i, in.words()));
        }
        List<ContextName> contexts = new ArrayList<>();
        for (int i = 0, n = in.count(); i < n; i++) {
            contexts.add(context(in, i, cores.size()));
        }
        List<ThingName> things = new ArrayList<>();
        for (int i = 0, n = in.count(); i < n; i++) {
            things.add(thing(in, i, cores.size()));
        }
        return new TraceNames(cores, contexts, things);
    }

    /** A resource that does something for its holder says so with its kind: protocol, core, ceiling and preemption ceiling then follow; and whether no deadline is passed on. */
    private static ThingName thing(TraceIn in, int index, int allCores) throws IOException {
        ThingKind[] kinds = ThingKind.values();
        Protocol[] protocols = Protocol.values();
        int kind = in.small();
        boolean guarded = (kind & GUARDED) != 0;
        boolean levelsAlone = (kind & LEVELS_ALONE) != 0;
        int plain = kind & ~(GUARDED | LEVELS_ALONE);
        if (plain < 0 || plain >= kinds.length || levelsAlone && !guarded) {
            throw in.wrong();
        }
        ItemId item = item(in);
        String name = in.words();
        int capacity = in.small();
        Guard guard = guarded
                ? new Guard(
                        protocols[in.within(0, protocols.length)],
                        in.within(-1, allCores),
                        in.small(),
                        in.small(),
                        levelsAlone)
                : Guard.UNKNOWN;
        return new ThingName(index, kinds[plain], item, name, capacity, guard);
    }

    /** True for one that keeps its core from some above it, or has a preemption level. */
    private static boolean isHeld(ContextName context) {
        return !context.hold().equals(Hold.of(context.level()));
    }

    /** True for one that shares cores, but not all of them. */
    private static boolean isLimited(ContextName context, TraceNames names) {
        return context.sharesCores() && context.cores().size() < names.cores().size();
    }

    /** The last number is 1 for a handler, 2 for a task of a level ordered by deadline, 4 more for one that shares cores, 8 more if not all of them: how many and which then follow, 16 more if threshold and preemption level follow, 32 more if it runs to completion. */
    private static ContextName context(TraceIn in, int index, int allCores) throws IOException {
        ItemId item = item(in);
        String name = in.words();
        int core = in.within(0, allCores);
        int level = in.small();
        int priority = in.small();
        long kind = in.number();
        boolean shares = (kind & 4) != 0;
        boolean limited = (kind & 8) != 0;
        List<Integer> cores = new ArrayList<>();
        for (int i = 0, n = limited ? in.count() : shares ? allCores : 0; i < n; i++) {
            cores.add(limited ? in.within(0, allCores) : i);
        }
        boolean held = (kind & 16) != 0;
        Hold hold = held ? new Hold(in.small(), (kind & 32) != 0, in.small()) : Hold.of(level);
        return new ContextName(
                index,
                item,
                name,
                core,
                level,
                priority,
                (kind & 3) == 1,
                (kind & 3) == 2,
                shares,
                shares ? cores : List.of(core),
                hold);
    }

    /** The id of an item, as designs have them. */
    private static ItemId item(TraceIn in) throws IOException {
        String id = in.words();
        if (!ItemId.isValid(id)) {
            throw in.wrong();
        }
        return ItemId.of(id);
    }
}
