/** What happened in the run, event by event, and its replay. */
package dev.takt.app.simulation;
