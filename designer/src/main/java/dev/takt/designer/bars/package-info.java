/** Bars to scale: flash and RAM. */
package dev.takt.designer.bars;
