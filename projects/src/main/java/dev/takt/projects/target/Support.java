package dev.takt.projects.target;

import java.util.List;

/**
 * A row of the support matrix: how far firmware is taken for one runtime on one target.
 *
 * @param why why the level is not higher, as text in the program's language; empty for {@link SupportLevel#RUN}
 * @param alternative what to do instead, as text in the program's language, for {@link SupportLevel#REFUSED}
 * @param pins the generator's set of pinned crates; empty for {@link SupportLevel#REFUSED}
 * @param takes instances that the runtime uses itself (its clock, for one), and vectors that no handler can be bound to
 * @param tickNs tick of the runtime's clock on this target; 0 if the runtime's own tick holds or the design chooses one
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
