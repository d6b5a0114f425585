package dev.takt.designer.overlay;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** Something that would follow from a change: to an item or to the whole design; {@code text} is empty for what only its badge on the card says. */
public record Effect(Optional<ItemId> item, Optional<Badge> badge, Tone tone, String text) {}
