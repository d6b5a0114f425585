/** Search for longer responses than the plain run shows, and the scenarios that show them. */
package dev.takt.sim.search;
