/** Runs a plan: the kernel objects, the timers and the rounds of one instant. One thread, no allocation per event. */
package dev.takt.sim.engine;
