/** Findings about a design. */
package dev.takt.projects.problem;
