package dev.takt.designer.inspector;

/** Time of its core that one pass through a body takes: at best, at worst, and how much of the worst the runtime takes for its calls. */
public record BodyTime(long bestNs, long worstNs, long callsNs) {}
