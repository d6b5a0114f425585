/** The texts of this module. */
package dev.takt.sim.text;
