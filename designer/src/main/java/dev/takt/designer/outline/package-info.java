/** The design as a tree of names. */
package dev.takt.designer.outline;
