package dev.takt.sim.search;

import dev.takt.projects.model.ItemId;

/** A scenario and what it shows: the job of an item with its response from arrival, in a run of {@code forNs}. */
public record ScenarioFile(Scenario scenario, ItemId item, long job, long responseNs, long forNs) {}
