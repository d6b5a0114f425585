package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;

/**
 * How often the driver of a peripheral interrupts while it transfers for one context.
 *
 * @param perJob most interrupts in a job
 * @param burst most interrupts in one transfer, which may be anyhow close together; 1 if they are at least {@code gapNs} apart
 * @param gapNs at least 1; with a {@code burst} of 1 the least time from the start of a transfer or an interrupt to the next interrupt, else the least length of a transfer
 */
public record DriverUse(ItemId peripheral, long perJob, long gapNs, long burst) {}
