package dev.takt.projects.target;

/** A way from a signal of a peripheral to a DMA channel, stream or multiplexer, and the request number to select there (0 where there is none to select). */
public record DmaRoute(String signal, String channel, int request) {}
