package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PinSpec;
import dev.takt.projects.text.Texts;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Edits that move a signal to a pin that nothing else uses and nothing limits, or at least nothing that boards seldom need. */
final class PinFixes {
    private final Chip chip;
    private final Set<String> taken;

    PinFixes(Chip chip, Project project) {
        this.chip = chip;
        this.taken = project.all(Peripheral.class).stream()
                .flatMap(p -> p.pins().stream())
                .map(PinUse::pin)
                .collect(Collectors.toSet());
    }

    /** The edit, or none if no pin is free. */
    Edit[] move(Peripheral peripheral, PinUse use) {
        return free(peripheral.instance() + "." + use.signal()).stream()
                .map(pin -> edit(peripheral, use, pin))
                .toArray(Edit[]::new);
    }

    private Optional<String> free(String signal) {
        return chip.pins().stream()
                .filter(p -> p.isUsable() && !taken.contains(p.name()))
                .filter(p -> chip.pinMatrix() || p.signals().contains(signal))
                .min(Comparator.comparing(p -> !p.limits().isEmpty()))
                .map(PinSpec::name);
    }

    private static Edit edit(Peripheral peripheral, PinUse use, String pin) {
        return new ChangeItem(
                Texts.text("fix.move-pin", Names.of(peripheral), use.signal(), pin),
                peripheral.id(),
                Optional.empty(),
                i -> i instanceof Peripheral p
                        ? p.withPins(p.pins().stream()
                                .map(u -> u.equals(use) ? new PinUse(u.signal(), pin) : u)
                                .toList())
                        : i);
    }
}
