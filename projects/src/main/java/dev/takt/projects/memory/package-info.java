/** Flash and RAM planner: the plan of a design laid out on its chip, and the rules of each layout format. */
package dev.takt.projects.memory;
