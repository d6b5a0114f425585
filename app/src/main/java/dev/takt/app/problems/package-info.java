/** What stands against the design, as a list that leads there. */
package dev.takt.app.problems;
