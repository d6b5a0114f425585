package dev.takt.sim.trace;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one byte form of a trace: same trace, same bytes, on every machine. {@code TAKTTRC1}, then numbers of seven bits a byte, low bits first, signed ones
 * folded (0, -1, 1, -2 …): duration, names, count of events, and per event the time since the last one, kind, core, context, job, other, value.
 */
public final class TraceBytes {
    private static final byte[] MAGIC = "TAKTTRC1".getBytes(StandardCharsets.US_ASCII);

    private TraceBytes() {}

    public static byte[] of(Trace trace) {
        Out out = new Out();
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
        return Arrays.copyOf(out.bytes, out.size);
    }

    /** The trace of these bytes; {@code IllegalArgumentException} if they are not those of a trace. */
    public static Trace read(byte[] bytes) {
        if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new IllegalArgumentException("not a trace file");
        }
        In in = new In(bytes, MAGIC.length);
        long duration = in.number();
        TraceBuilder builder = new TraceBuilder(readNames(in));
        builder.reach(duration);
        int count = in.count();
        long time = 0;
        EventKind[] kinds = EventKind.values();
        for (int i = 0; i < count; i++) {
            time += in.elapsed();
            EventKind kind = kinds[in.below(kinds.length)];
            builder.add(time, kind, in.small(), in.small(), in.number(), in.small(), in.number());
        }
        return builder.trace();
    }

    private static void writeNames(Out out, TraceNames names) {
        out.number(names.cores().size());
        names.cores().forEach(c -> out.text(c.name()));
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
                    + (limited ? 8 : 0));
            if (limited) {
                out.number(context.cores().size());
                context.cores().forEach(out::number);
            }
        }
        out.number(names.things().size());
        for (ThingName thing : names.things()) {
            out.number(thing.kind().ordinal());
            out.text(thing.item().value());
            out.text(thing.name());
            out.number(thing.capacity());
        }
    }

    private static TraceNames readNames(In in) {
        List<CoreName> cores = new ArrayList<>();
        for (int i = 0, n = in.count(); i < n; i++) {
            cores.add(new CoreName(i, in.text()));
        }
        List<ContextName> contexts = new ArrayList<>();
        for (int i = 0, n = in.count(); i < n; i++) {
            contexts.add(context(in, i, cores.size()));
        }
        List<ThingName> things = new ArrayList<>();
        ThingKind[] kinds = ThingKind.values();
        for (int i = 0, n = in.count(); i < n; i++) {
            things.add(new ThingName(i, kinds[in.below(kinds.length)], ItemId.of(in.text()), in.text(), in.small()));
        }
        return new TraceNames(cores, contexts, things);
    }

    /** True for one that shares cores, but not all of them. */
    private static boolean isLimited(ContextName context, TraceNames names) {
        return context.sharesCores() && context.cores().size() < names.cores().size();
    }

    /** The last number is 1 for a handler, 2 for a task of a level ordered by deadline, 4 more for one that shares cores, and 8 more if not all of them: how many and which then follow. */
    private static ContextName context(In in, int index, int allCores) {
        ItemId item = ItemId.of(in.text());
        String name = in.text();
        int core = in.small();
        int level = in.small();
        int priority = in.small();
        long kind = in.number();
        boolean shares = (kind & 4) != 0;
        boolean limited = (kind & 8) != 0;
        List<Integer> cores = new ArrayList<>();
        for (int i = 0, n = limited ? in.count() : shares ? allCores : 0; i < n; i++) {
            cores.add(limited ? in.below(allCores) : i);
        }
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
                shares ? cores : List.of(core));
    }

    private static final class Out {
        private byte[] bytes = new byte[4096];
        private int size;

        void raw(byte b) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, size * 2);
            }
            bytes[size++] = b;
        }

        void number(long value) {
            long folded = (value << 1) ^ (value >> 63);
            while ((folded & ~0x7FL) != 0) {
                raw((byte) (folded & 0x7F | 0x80));
                folded >>>= 7;
            }
            raw((byte) folded);
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            for (byte b : utf8) {
                raw(b);
            }
        }
    }

    private static final class In {
        private final byte[] bytes;
        private int at;

        In(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        long number() {
            long folded = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (at >= bytes.length) {
                    throw new IllegalArgumentException("the trace file ends early");
                }
                byte b = bytes[at++];
                folded |= (b & 0x7FL) << shift;
                if (b >= 0) {
                    return (folded >>> 1) ^ -(folded & 1);
                }
            }
            throw new IllegalArgumentException("a number in the trace file is too long");
        }

        long elapsed() {
            long value = number();
            if (value < 0) {
                throw new IllegalArgumentException("time goes back in the trace file");
            }
            return value;
        }

        int small() {
            long value = number();
            if (value != (int) value) {
                throw new IllegalArgumentException("a number in the trace file is out of range");
            }
            return (int) value;
        }

        int below(int limit) {
            long value = number();
            if (value < 0 || value >= limit) {
                throw new IllegalArgumentException("a number in the trace file is out of range");
            }
            return (int) value;
        }

        /** A count of things that follow, at least a byte each. */
        int count() {
            int count = below(bytes.length);
            if (count > bytes.length - at) {
                throw new IllegalArgumentException("the trace file ends early");
            }
            return count;
        }

        String text() {
            int length = count();
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
    }
}
