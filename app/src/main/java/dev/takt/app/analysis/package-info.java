/** Bounds against deadlines, as a table. */
package dev.takt.app.analysis;
