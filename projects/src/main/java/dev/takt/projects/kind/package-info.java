/** Descriptors of every kind of item, activation and step: palette, inspector, file format and schema derive from them. */
package dev.takt.projects.kind;
