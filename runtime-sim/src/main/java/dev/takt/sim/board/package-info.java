/** What a real board has told of its run, read as a trace of the design that its firmware was generated from. */
package dev.takt.sim.board;
