package dev.takt.sim;

/** The job with the longest response of its context in a run: its number, its end, and its response from arrival. Of several the first. */
public record WorstJob(long job, long endNs, long responseNs) {}
