/** Everything that can be put on the board. */
package dev.takt.designer.palette;
