/** The timeline as a Gantt chart over a trace: tracks, visible range, slices per pixel, hit test, painter. */
package dev.takt.designer.chart;
