package dev.takt.designer.board;

import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be put on the board by one choice: an item of a kind, or a peripheral that is this instance of the chip already. The instance is empty for any other. */
public record Pick(ItemKind<?> kind, String instance, String note) {
    /** An item of a kind, about which nothing is known yet. */
    public static Pick of(ItemKind<?> kind) {
        return new Pick(kind, "", "");
    }

    /** The kinds, and behind them each instance if peripherals are among the kinds. */
    public static List<Pick> of(List<ItemKind<?>> kinds, List<Pick> instances) {
        boolean peripherals = kinds.stream().anyMatch(Pick::isPeripheral);
        return Stream.concat(kinds.stream().map(Pick::of), instances.stream().filter(_ -> peripherals))
                .toList();
    }

    /** A peripheral that is an instance of the chip. */
    public static Pick instance(String instance, String note) {
        ItemKind<?> kind =
                ItemKinds.of(Peripheral.blank(ItemId.of("unset"), "")).orElseThrow();
        return new Pick(kind, instance, note);
    }

    /** True for peripherals, which are instances of the chip. */
    public static boolean isPeripheral(ItemKind<?> kind) {
        return kind.type().equals(Peripheral.class);
    }

    /** What the user reads. */
    String label() {
        return instance.isEmpty() ? kind.label().text() : instance;
    }

    /** What is beside the label: who has the instance, else that it is a peripheral. */
    Optional<String> beside() {
        if (instance.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(note.isEmpty() ? kind.label().text() : note);
    }
}
