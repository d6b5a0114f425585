package dev.takt.projects.model;

/** A signal of a peripheral on a pin of the chip, both by the catalogue's names. */
public record PinUse(String signal, String pin) {}
