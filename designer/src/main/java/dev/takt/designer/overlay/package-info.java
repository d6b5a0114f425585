/** What is shown on top of a design: problem marks, figures of analysis, replay state, selection, room to deadlines and what a drag would change, as values. */
package dev.takt.designer.overlay;
