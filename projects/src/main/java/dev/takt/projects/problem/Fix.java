package dev.takt.projects.problem;

import dev.takt.projects.edit.Edit;

/** A way out of a problem; its label is the edit's. */
public record Fix(Edit edit) {}
