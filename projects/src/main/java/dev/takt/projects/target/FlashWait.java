package dev.takt.projects.target;

/** Up to which frequency flash is read with so many wait states and programmed with this delay (0 where the chip has none). */
public record FlashWait(long maxHz, int states, int delay) {}
