package dev.takt.designer.floorplan;

import dev.takt.projects.machine.Band;

/** A level of a lane before it has a place: rank, what runs there, the model's priority, the native number and the dispatcher (either may be empty). */
record LevelSpec(int rank, Band band, int priority, String nativePriority, String dispatcher) {}
