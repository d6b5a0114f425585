/** Bodies as a text to read and write: a step a line, what is inside a step in braces. */
package dev.takt.projects.script;
