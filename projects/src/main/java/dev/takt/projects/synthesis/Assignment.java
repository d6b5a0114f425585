package dev.takt.projects.synthesis;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;

/** What came of assigning priorities or cores. */
public sealed interface Assignment {
    /** The design with what was assigned, and its analysis. It need not meet every deadline: {@code meets} says. */
    record Done(Project project, AnalysisResult analysis, boolean meets) implements Assignment {}

    /** Nothing was assigned, and why. */
    record None(Message reason) implements Assignment {}
}
