/** Nanoseconds, bytes and hertz: parse, format, checked arithmetic, exact fractions. */
package dev.takt.projects.units;
