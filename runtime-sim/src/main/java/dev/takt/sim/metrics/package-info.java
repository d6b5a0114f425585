/** What is measured on a trace, and what is wrong in it. */
package dev.takt.sim.metrics;
