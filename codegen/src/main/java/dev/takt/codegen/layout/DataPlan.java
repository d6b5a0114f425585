package dev.takt.codegen.layout;

import dev.takt.projects.machine.SharedResource;

/** A shared resource: its Rust name and type. {@code ceilingPriority} is the model's priority of its ceiling level, 0 if it has no single core. */
public record DataPlan(SharedResource resource, String rust, PayloadPlan type, int ceilingPriority) {}
