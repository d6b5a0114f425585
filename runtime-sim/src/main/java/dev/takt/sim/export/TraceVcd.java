package dev.takt.sim.export;

import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A trace as a value change dump (IEEE 1364-2005, section 18) for waveform viewers, in nanoseconds: for each context three bits that say what it does (0 no job, 1 ready, 2 running, 3 blocked, 4 suspended,
 * 5 spinning, 6 overhead), for each core and resource the number of the context that has it (x: none), for each channel how many elements it holds. Names lose what the format has no place for.
 */
public final class TraceVcd {
    private static final int STATE_BITS = 3;
    private static final int NUMBER_BITS = 32;
    private static final int FIRST_CODE = '!';
    private static final int CODES = '~' - FIRST_CODE + 1;

    private final Slices slices;
    private final TraceNames names;
    private final Appendable out;
    private final List<Signal> signals = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private TraceVcd(TraceNames names, Slices slices, Appendable out) {
        this.slices = slices;
        this.names = names;
        this.out = out;
    }

    public static void write(Trace trace, Appendable out) throws IOException {
        write(trace, Slices.of(trace), out);
    }

    /** The same where the slices are at hand. */
    public static void write(Trace trace, Slices slices, Appendable out) throws IOException {
        new TraceVcd(trace.names(), slices, out).all();
    }

    private void all() throws IOException {
        out.append("$timescale 1ns $end\n$scope module takt $end\n");
        scope("cores");
        for (CoreName core : names.cores()) {
            holders(slices.core(core.index()), core.name());
        }
        endScope();
        scope("contexts");
        for (ContextName context : names.contexts()) {
            states(slices.context(context.index()), context.name());
        }
        endScope();
        scope("resources");
        for (ThingName thing : names.resources()) {
            holders(slices.holder(thing.index()), thing.name());
        }
        endScope();
        scope("channels");
        for (ThingName queue : names.queues()) {
            depth(slices.depth(queue.index()), queue.name());
        }
        endScope();
        out.append("$comment contexts by number:");
        for (ContextName context : names.contexts()) {
            out.append(' ')
                    .append(Integer.toString(context.index()))
                    .append('=')
                    .append(plain(context.name()));
        }
        out.append(" $end\n$upscope $end\n$enddefinitions $end\n");
        dump();
    }

    private void scope(String name) throws IOException {
        out.append("$scope module ").append(name).append(" $end\n");
        taken.clear();
    }

    private void endScope() throws IOException {
        out.append("$upscope $end\n");
    }

    private void signal(String name, int bits, VcdChanges changes) throws IOException {
        String code = code(signals.size());
        signals.add(new Signal(signals.size(), code, changes));
        out.append("$var wire ")
                .append(Integer.toString(bits))
                .append(' ')
                .append(code)
                .append(' ')
                .append(unique(plain(name)))
                .append(bits > 1 ? " [" + (bits - 1) + ":0]" : "")
                .append(" $end\n");
    }

    private void states(Track track, String name) throws IOException {
        signal(name, STATE_BITS, VcdChanges.of(track, 0, slice -> number(track.state(slice))));
    }

    private static int number(SliceState state) {
        return switch (state) {
            case IDLE, BOOTING -> 0;
            case READY -> 1;
            case RUNNING -> 2;
            case BLOCKED -> 3;
            case SUSPENDED -> 4;
            case SPINNING -> 5;
            case OVERHEAD -> 6;
        };
    }

    private void holders(Track track, String name) throws IOException {
        signal(name, NUMBER_BITS, VcdChanges.of(track, -1, track::context));
    }

    private void depth(Steps steps, String name) throws IOException {
        signal(name, NUMBER_BITS, VcdChanges.of(steps));
    }

    /** By time, the signals of an instant in their order; of several changes of a signal at an instant the last counts. */
    private void dump() throws IOException {
        PriorityQueue<Signal> next = new PriorityQueue<>(
                Comparator.comparingLong((Signal s) -> s.changes.timeNs()).thenComparingInt(s -> s.number));
        next.addAll(signals);
        long now = -1;
        while (!next.isEmpty()) {
            Signal signal = next.remove();
            long timeNs = signal.changes.timeNs();
            long value = signal.changes.value();
            while (signal.changes.next() && signal.changes.timeNs() == timeNs) {
                value = signal.changes.value();
            }
            if (signal.changes.timeNs() != timeNs) {
                next.add(signal);
            }
            if (signal.shows(value)) {
                if (timeNs != now) {
                    now = timeNs;
                    out.append('#').append(Long.toString(now)).append('\n');
                }
                value(signal, value);
            }
        }
        if (slices.durationNs() > now) {
            out.append('#').append(Long.toString(slices.durationNs())).append('\n');
        }
    }

    /** What changes: its place among the signals, its code, and what it showed last. */
    private static final class Signal {
        private final int number;
        private final String code;
        private final VcdChanges changes;
        private long shown = Long.MIN_VALUE;

        Signal(int number, String code, VcdChanges changes) {
            this.number = number;
            this.code = code;
            this.changes = changes;
        }

        /** True if that is another value than the one before. */
        boolean shows(long value) {
            boolean other = value != shown;
            shown = value;
            return other;
        }
    }

    private void value(Signal signal, long value) throws IOException {
        out.append('b')
                .append(value < 0 ? "x" : Long.toBinaryString(value))
                .append(' ')
                .append(signal.code)
                .append('\n');
    }

    /** Printable characters without space, the shortest first. */
    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        int rest = number;
        do {
            code.append((char) (FIRST_CODE + rest % CODES));
            rest = rest / CODES - 1;
        } while (rest >= 0);
        return code.toString();
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
