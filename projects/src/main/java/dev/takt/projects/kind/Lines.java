package dev.takt.projects.kind;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The edges of a design, those together that one line says: a request or data that arrives releases whom it reaches, so no activation is drawn beside it, and what goes to and fro between the same two items
 * is one line with two ends.
 */
public final class Lines {
    private Lines() {}

    public static List<Line> of(Project project) {
        return of(Edges.of(project));
    }

    /** The same, of edges that are known already. */
    public static List<Line> of(List<Edge> edges) {
        Map<Pair, List<Edge>> between = new HashMap<>();
        edges.forEach(
                e -> between.computeIfAbsent(Pair.of(e), _ -> new ArrayList<>()).add(e));
        Map<Edge, List<Edge>> lines = new LinkedHashMap<>();
        for (Edge edge : edges) {
            Edge said = sayer(edge, Objects.requireNonNull(between.get(Pair.of(edge))));
            List<Edge> also = lines.computeIfAbsent(said, _ -> new ArrayList<>());
            if (said != edge) {
                also.add(edge);
            }
        }
        return lines.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList();
    }

    /** The line that an edge is said by, be it the edge's own. */
    public static Optional<Line> saying(Project project, Edge edge) {
        return of(project).stream().filter(line -> line.edges().contains(edge)).findFirst();
    }

    /** The edge that says an edge, among all between the same items: the edge itself if none does. */
    private static Edge sayer(Edge edge, List<Edge> beside) {
        return switch (edge.kind()) {
            case ACTIVATION ->
                beside.stream()
                        .filter(e -> e.sameEnds(edge))
                        .filter(e -> e.kind() == EdgeKind.INTERRUPT_REQUEST || e.kind() == EdgeKind.DATA)
                        .findFirst()
                        .map(e -> e.kind() == EdgeKind.DATA ? sayer(e, beside) : e)
                        .orElseGet(() -> first(edge, beside));
            case DATA ->
                arrives(edge)
                        ? beside.stream()
                                .filter(e -> e.kind() == EdgeKind.DATA && e.backAlong(edge))
                                .findFirst()
                                .orElse(edge)
                        : edge;
            case INTERRUPT_REQUEST, LOCK, WIRE -> edge;
        };
    }

    /** Both a step and an activation may say that one releases the other. */
    private static Edge first(Edge edge, List<Edge> beside) {
        return beside.stream()
                .filter(e -> e.kind() == EdgeKind.ACTIVATION && e.sameEnds(edge))
                .findFirst()
                .orElse(edge);
    }

    /** True for data that reaches who runs: of two ways between the same items the other one is drawn. */
    private static boolean arrives(Edge edge) {
        return edge.owner() == End.TO;
    }

    /** Two items, whichever way. */
    private record Pair(ItemId low, ItemId high) {
        static Pair of(Edge edge) {
            boolean ordered = edge.from().value().compareTo(edge.to().value()) <= 0;
            return ordered ? new Pair(edge.from(), edge.to()) : new Pair(edge.to(), edge.from());
        }
    }
}
