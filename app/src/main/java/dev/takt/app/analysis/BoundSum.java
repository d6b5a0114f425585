package dev.takt.app.analysis;

import dev.takt.designer.bars.Waterfall;
import dev.takt.projects.model.ItemId;
import java.util.List;

/**
 * A bound as the sum it is: its terms as bars up to the deadline, whom each leads to, the sum as one line, and the theorems that prove it with their sources. Without a bound
 * there are no bars, and {@code proof} says why.
 */
public record BoundSum(String title, Waterfall bars, List<ItemId> culprits, String sum, List<String> proof) {
    public BoundSum {
        culprits = List.copyOf(culprits);
        proof = List.copyOf(proof);
    }
}
