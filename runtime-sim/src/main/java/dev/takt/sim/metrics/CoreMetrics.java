package dev.takt.sim.metrics;

/** How a core spent the run; {@code overheadNs} includes booting after resets; {@code loadPpm} is the part in which it was not idle, in a million. */
public record CoreMetrics(
        int core, String name, long runningNs, long spinningNs, long overheadNs, long idleNs, long loadPpm) {}
