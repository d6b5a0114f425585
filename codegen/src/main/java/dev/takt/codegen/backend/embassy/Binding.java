package dev.takt.codegen.backend.embassy;

/** A line of {@code bind_interrupts!}: a handler of the hardware layer on a vector, which the catalogue calls {@code vector} and the device crate {@code irq}. */
record Binding(String vector, String irq, String handler) {}
