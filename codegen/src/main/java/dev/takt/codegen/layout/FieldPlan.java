package dev.takt.codegen.layout;

import dev.takt.projects.model.ScalarType;

/** A field of a payload: its Rust name, its type, and what the user called it. */
public record FieldPlan(String rust, ScalarType type, String name) {}
