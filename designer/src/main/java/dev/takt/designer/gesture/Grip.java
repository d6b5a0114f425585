package dev.takt.designer.gesture;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.End;

/** An end of a line that can be taken and hung elsewhere. */
public record Grip(Edge line, End end) {}
