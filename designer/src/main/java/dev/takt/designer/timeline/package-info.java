/** The timeline as a surface of the window: zoom, pan, replay, and what lies under the pointer. */
package dev.takt.designer.timeline;
