/** What is shown on top of a design: problem marks, figures of analysis, replay state, selection and ghosts of a fix, as values. */
package dev.takt.designer.overlay;
