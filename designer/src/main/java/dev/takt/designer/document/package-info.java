/** The one mutable holder of an open design: project, selection, history, playhead. */
package dev.takt.designer.document;
