/** Runs a plan and hands out what happened. */
package dev.takt.sim;
