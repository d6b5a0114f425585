package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.List;

/** Worst demand of a core as a share, exact: {@code demandNs} in every {@code perNs}; {@code permille} rounded up. Contexts without a known rate are left out and listed. */
public record CoreLoad(int core, long permille, List<ItemId> unrated) {
    public CoreLoad {
        unrated = List.copyOf(unrated);
    }
}
