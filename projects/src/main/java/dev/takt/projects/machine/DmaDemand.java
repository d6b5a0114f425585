package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.PeripheralSpec;

/** A signal of a peripheral of the design that a channel of DMA has to serve. */
public record DmaDemand(ItemId item, PeripheralSpec spec, String signal) {}
