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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

    /** What changes: its code and its width; the instants and values in {@link #changes} refer to its place in the list. */
    private record Signal(String code, int bits) {}

    private long[] times = new long[1024];
    private int[] whose = new int[1024];
    private long[] values = new long[1024];
    private int changes;

    private TraceVcd(Trace trace, Appendable out) {
        this.slices = Slices.of(trace);
        this.names = trace.names();
        this.out = out;
    }

    public static void write(Trace trace, Appendable out) throws IOException {
        new TraceVcd(trace, out).all();
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

    private int signal(String name, int bits) throws IOException {
        Signal signal = new Signal(code(signals.size()), bits);
        signals.add(signal);
        out.append("$var wire ")
                .append(Integer.toString(bits))
                .append(' ')
                .append(signal.code())
                .append(' ')
                .append(unique(plain(name)))
                .append(bits > 1 ? " [" + (bits - 1) + ":0]" : "")
                .append(" $end\n");
        return signals.size() - 1;
    }

    private void states(Track track, String name) throws IOException {
        int signal = signal(name, STATE_BITS);
        change(0, signal, 0);
        for (int i = 0; i < track.size(); i++) {
            change(track.start(i), signal, number(track.state(i)));
            if (i + 1 == track.size() || track.start(i + 1) > track.end(i)) {
                change(track.end(i), signal, 0);
            }
        }
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
        int signal = signal(name, NUMBER_BITS);
        change(0, signal, -1);
        for (int i = 0; i < track.size(); i++) {
            change(track.start(i), signal, track.context(i));
            if (i + 1 == track.size() || track.start(i + 1) > track.end(i)) {
                change(track.end(i), signal, -1);
            }
        }
    }

    private void depth(Steps steps, String name) throws IOException {
        int signal = signal(name, NUMBER_BITS);
        change(0, signal, 0);
        for (int i = 0; i < steps.size(); i++) {
            change(steps.time(i), signal, steps.value(i));
        }
    }

    private void change(long timeNs, int signal, long value) {
        if (changes == times.length) {
            times = Arrays.copyOf(times, changes * 2);
            whose = Arrays.copyOf(whose, changes * 2);
            values = Arrays.copyOf(values, changes * 2);
        }
        times[changes] = timeNs;
        whose[changes] = signal;
        values[changes++] = value;
    }

    /** By time; at an instant the later change of a signal counts. */
    private void dump() throws IOException {
        Integer[] order = new Integer[changes];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> times[a] != times[b] ? Long.compare(times[a], times[b]) : Integer.compare(a, b));
        long[] shown = new long[signals.size()];
        Arrays.fill(shown, Long.MIN_VALUE);
        long now = -1;
        for (int i = 0; i < changes; i++) {
            int at = order[i];
            boolean last = true;
            for (int j = i + 1; j < changes && times[order[j]] == times[at] && last; j++) {
                last = whose[order[j]] != whose[at];
            }
            if (!last || shown[whose[at]] == values[at]) {
                continue;
            }
            if (times[at] != now) {
                now = times[at];
                out.append('#').append(Long.toString(now)).append('\n');
            }
            shown[whose[at]] = values[at];
            value(signals.get(whose[at]), values[at]);
        }
        if (slices.durationNs() > now) {
            out.append('#').append(Long.toString(slices.durationNs())).append('\n');
        }
    }

    private void value(Signal signal, long value) throws IOException {
        out.append('b')
                .append(value < 0 ? "x" : Long.toBinaryString(value))
                .append(' ')
                .append(signal.code())
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
