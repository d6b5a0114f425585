package dev.takt.projects.clock;

/** What a serial line makes of a rate: the divider (0 where a rate is chosen), the rate to the nearest hertz, and by how many millionths it is off, positive if too fast. */
public record LineRate(long askedHz, long divider, long hz, long errorPpm) {}
