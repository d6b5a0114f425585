/** Firmware without a runtime: one endless loop and interrupts. */
package dev.takt.codegen.backend.bare;
