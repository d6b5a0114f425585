/** Messages as key and arguments, and progress of long work. */
package dev.takt.projects.text;
