package dev.takt.projects.model;

import java.util.Optional;

/** A problem the user has decided to live with, and why. Without an item it covers the rule everywhere. */
public record Suppression(String rule, Optional<ItemId> item, String reason) {}
