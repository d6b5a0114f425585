/** The resolved design: levels, dispatchers, contexts, thresholds, ceilings and costs, computed once. */
package dev.takt.projects.machine;
