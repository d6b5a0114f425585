package dev.takt.codegen.emit;

import java.util.List;

/**
 * What a runtime on a chip gives the trace. Everything is Rust text. {@code now} is the body of a function that returns the counts ({@code countHz} a second) since time 0 of
 * the runtime as {@code u64}; it is called with interrupts masked, and a wrap that is not served yet counts. {@code tickNs} is the unit in which arrivals are told.
 * {@code core} is the number of the running core as {@code usize}. {@code stack} is the body of a function that returns the bytes of stack used so far as {@code usize};
 * empty if the stack is not painted. {@code roundNs} is the time after which the counts begin anew, 0 where they do not.
 */
public record TraceBase(
        List<String> imports,
        List<String> now,
        long countHz,
        long tickNs,
        int cores,
        String core,
        List<String> stack,
        TraceSink sink,
        long roundNs) {
    public TraceBase {
        imports = List.copyOf(imports);
        now = List.copyOf(now);
        stack = List.copyOf(stack);
    }

    /** One core. */
    public static TraceBase oneCore(
            List<String> imports, List<String> now, long countHz, long tickNs, List<String> stack, TraceSink sink) {
        return new TraceBase(imports, now, countHz, tickNs, 1, "0", stack, sink, 0);
    }

    /** The same with counts that begin anew. */
    public TraceBase beginningAnew(long ns) {
        return new TraceBase(imports, now, countHz, tickNs, cores, core, stack, sink, ns);
    }
}
