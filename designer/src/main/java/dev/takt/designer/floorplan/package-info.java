/** The board as a floor plan of the chip: boxes, bands, ports, routes, hit test, and the painter of each kind. */
package dev.takt.designer.floorplan;
