/** The machine as numbers: what the engine runs. */
package dev.takt.sim.plan;
