/** Changes of a design as pure functions. */
package dev.takt.projects.edit;
