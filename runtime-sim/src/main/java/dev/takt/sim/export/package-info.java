/** Traces as files for other programs. */
package dev.takt.sim.export;
