/** Traces that lie in files. */
package dev.takt.sim.store;
