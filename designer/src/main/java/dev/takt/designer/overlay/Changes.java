package dev.takt.designer.overlay;

import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In what a design would differ after a drag, in words: priorities, cores, frames, and lines that come or go. */
public final class Changes {
    private Changes() {}

    public static List<String> between(Project before, Project after) {
        List<String> found = new ArrayList<>();
        for (Executable now : after.all(Executable.class)) {
            before.item(now.id(), Executable.class).filter(was -> was != now).ifPresent(was -> {
                number(found, "forecast.priority", now.name(), was.priority(), now.priority());
                number(found, "forecast.core", now.name(), was.core(), now.core());
            });
        }
        for (Frame now : after.all(Frame.class)) {
            before.item(now.id(), Frame.class).filter(was -> was != now).ifPresent(was -> {
                members(found, "forecast.frame.into", after, now, was);
                members(found, "forecast.frame.out", after, was, now);
            });
        }
        lines(found, "forecast.line.new", after, before);
        lines(found, "forecast.line.gone", before, after);
        return List.copyOf(found);
    }

    private static void number(List<String> found, String key, String name, int was, int now) {
        if (was != now) {
            found.add(Texts.words(key, name, was, now));
        }
    }

    /** What is in a frame and was not, or the other way about. */
    private static void members(List<String> found, String key, Project project, Frame frame, Frame other) {
        frame.members().stream()
                .filter(m -> !other.members().contains(m))
                .forEach(m -> found.add(Texts.words(key, LineWords.name(project, m), frame.name())));
    }

    /** The lines that only the one design has. */
    private static void lines(List<String> found, String key, Project project, Project other) {
        Set<Edge> others = new HashSet<>(Edges.of(other));
        for (Edge edge : Edges.of(project)) {
            if (!others.contains(edge)) {
                found.add(Texts.words(
                        key,
                        LineWords.name(project, edge.from()),
                        LineWords.name(project, edge.to()),
                        LineWords.kind(edge.kind())));
            }
        }
    }
}
