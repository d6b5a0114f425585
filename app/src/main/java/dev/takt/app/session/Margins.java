package dev.takt.app.session;

import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Sensitivity;

/** How far each figure of a design can go, and the design that this is true of. */
public record Margins(Project project, Sensitivity sensitivity) {}
