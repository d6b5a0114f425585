package dev.takt.designer.overlay;

import dev.takt.designer.draw.RunState;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads from a trace what each item does at an instant. */
public final class LiveStates {
    private final TraceNames names;
    private final Slices slices;
    private final long atNs;
    private final Map<ItemId, Live> live = new HashMap<>();

    private LiveStates(TraceNames names, Slices slices, long atNs) {
        this.names = names;
        this.slices = slices;
        this.atNs = atNs;
    }

    /** State of every context, resource and channel of a trace at an instant. */
    public static Map<ItemId, Live> at(TraceNames names, Slices slices, long atNs) {
        LiveStates states = new LiveStates(names, slices, atNs);
        states.contexts();
        states.things();
        return Map.copyOf(states.live);
    }

    /** How a slice is drawn: spinning is a way of being blocked. */
    public static RunState look(SliceState state) {
        return switch (state) {
            case RUNNING -> RunState.RUNNING;
            case READY -> RunState.READY;
            case BLOCKED, SPINNING -> RunState.BLOCKED;
            case SUSPENDED -> RunState.SUSPENDED;
            case OVERHEAD, BOOTING -> RunState.OVERHEAD;
            case IDLE -> RunState.IDLE;
        };
    }

    private void contexts() {
        for (TraceNames.ContextName context : names.contexts()) {
            Track track = slices.context(context.index());
            int slice = sliceAt(track);
            live.put(
                    context.item(),
                    slice < 0
                            ? Live.IDLE
                            : new Live(look(track.state(slice)), item(track.thing(slice)), Optional.empty(), 0));
        }
    }

    private int sliceAt(Track track) {
        int slice = track.at(atNs);
        return slice < track.size() && track.start(slice) <= atNs ? slice : -1;
    }

    private Optional<ItemId> item(int thing) {
        return thing == Trace.NONE
                ? Optional.empty()
                : Optional.of(names.things().get(thing).item());
    }

    private void things() {
        for (TraceNames.ThingName thing : names.things()) {
            if (thing.kind() == ThingKind.QUEUE) {
                long depth = slices.depth(thing.index()).at(atNs);
                live.put(thing.item(), new Live(RunState.IDLE, Optional.empty(), Optional.empty(), depth));
            } else {
                Track holders = slices.holder(thing.index());
                int slice = sliceAt(holders);
                if (slice >= 0 && holders.context(slice) != Trace.NONE) {
                    ItemId holder = names.contexts().get(holders.context(slice)).item();
                    live.put(
                            thing.item(),
                            new Live(RunState.BLOCKED, Optional.empty(), Optional.of(holder), waiting(thing.item())));
                }
            }
        }
    }

    private long waiting(ItemId thing) {
        return live.values().stream()
                .filter(l -> l.state() == RunState.BLOCKED && l.thing().equals(Optional.of(thing)))
                .count();
    }
}
