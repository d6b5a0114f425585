package dev.takt.projects.model;

/** A row of the cost table that the user has changed, in cycles. */
public record CostOverride(String cost, long cycles) {}
