package dev.takt.projects.kind;

import java.util.ArrayList;
import java.util.List;

/** What is drawn as one line: an edge, and the edges between the same items that the drawn one says already. */
public record Line(Edge edge, List<Edge> also) {
    public Line {
        also = List.copyOf(also);
    }

    /** All edges that it stands for. */
    public List<Edge> edges() {
        List<Edge> all = new ArrayList<>();
        all.add(edge);
        all.addAll(also);
        return all;
    }

    /** True if elements or bytes go both ways. */
    public boolean both() {
        return edge.kind() == EdgeKind.DATA && also.stream().anyMatch(e -> e.backAlong(edge));
    }
}
