package dev.takt.sim.plan;

/**
 * An event that a run waits for, in numbers: a kind by position, the context and the thing it has to name (-1: any), and what its value has to exceed ({@link Long#MIN_VALUE}:
 * nothing).
 */
public record EventWatch(int kind, int context, int thing, long above) {
    /** True if an event is the one waited for. */
    public boolean meets(int kindOf, int contextOf, int thingOf, long value) {
        return kindOf == kind
                && (context < 0 || contextOf == context)
                && (thing < 0 || thingOf == thing)
                && (above == Long.MIN_VALUE || value > above);
    }
}
