/** What happened in a run, as columns, and what is derived from it. */
package dev.takt.sim.trace;
