package dev.takt.projects.target;

import java.util.List;

/**
 * A row of the support matrix: what is done for a runtime on a target. {@code why} says why it is not more, empty where it is {@link SupportLevel#RUN}; {@code alternative} is what to do instead where it is
 * {@link SupportLevel#REFUSED}; {@code pins} names the set of pinned crates of the generator, empty where it is refused; {@code takes} are the instances that the
 * runtime uses itself, its clock for one, or vectors that it cannot be bound to; {@code tickNs} is how long a tick of that clock is, 0 where the runtime's own holds or a
 * design chooses. Both are words in the language of the program; the table's file names their texts.
 */
public record Support(
        String runtime,
        String target,
        SupportLevel level,
        String why,
        String alternative,
        String pins,
        List<String> takes,
        long tickNs) {
    public Support {
        takes = List.copyOf(takes);
    }

    /** True if firmware is generated. */
    public boolean isGenerated() {
        return level != SupportLevel.REFUSED;
    }

    /** The same row for another version of its runtime. */
    public Support withRuntime(String id) {
        return new Support(id, target, level, why, alternative, pins, takes, tickNs);
    }

    /** The same row with another thing to do instead. */
    public Support withAlternative(String words) {
        return new Support(runtime, target, level, why, words, pins, takes, tickNs);
    }
}
