/** The pen of the screen, the bundled fonts and the signs of the window: what every JavaFX surface stands on. */
package dev.takt.designer.surface;
