/** Chips, boards, runtimes and their costs, as immutable values. */
package dev.takt.projects.target;
