package dev.takt.codegen;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;

/**
 * What a design names of a chip of the user's own that the shipped chip, whose crates its code is written for, does not have: it would be an error of the compiler. Where the file says what crates call its chip, they are
 * that chip's crates and nothing is known of them.
 */
final class BorrowedCrates {
    /** Its interrupts stand in code made from the catalogue. */
    private static final String WITHOUT_DEVICE_CRATE = "MPS2";

    private final Machine machine;
    private final Chip own;
    private final Chip model;
    private final List<Obstacle> found = new ArrayList<>();

    private BorrowedCrates(Machine machine, Chip model) {
        this.machine = machine;
        this.own = machine.chip();
        this.model = model;
    }

    static List<Obstacle> refusals(Machine machine) {
        Chip own = machine.chip();
        return own.like().isEmpty() || !own.crateWords().isEmpty()
                ? List.of()
                : ShippedCatalogue.get()
                        .chip(own.like())
                        .map(model -> new BorrowedCrates(machine, model).refusals())
                        .orElse(List.of());
    }

    private List<Obstacle> refusals() {
        for (Item item : machine.project().items()) {
            if (item instanceof Peripheral peripheral) {
                instance(item, peripheral.instance());
                peripheral.pins().stream()
                        .map(PinUse::pin)
                        .filter(p -> own.pin(p).isPresent() && model.pin(p).isEmpty())
                        .forEach(p -> refuse(item.id(), item.name(), "pins", p));
            } else if (item instanceof Watchdog watchdog) {
                instance(item, watchdog.instance());
            }
        }
        boolean named = !machine.runtime().family().equals("bare-metal")
                && !own.family().equals(WITHOUT_DEVICE_CRATE);
        machine.contexts().stream()
                .filter(c -> named
                        && own.vector(c.vector()).isPresent()
                        && model.vector(c.vector()).isEmpty())
                .forEach(this::vector);
        return found;
    }

    private void instance(Item item, String instance) {
        if (own.peripheral(instance).isPresent() && model.peripheral(instance).isEmpty()) {
            refuse(item.id(), item.name(), "instance", instance);
        }
    }

    private void vector(Context context) {
        refuse(context.item(), context.name(), "vector", context.vector());
    }

    private void refuse(ItemId item, String name, String property, String what) {
        found.add(Obstacle.at(
                item, property, Texts.text("generation.borrowed", name, what, own.name(), model.name(), model.id())));
    }
}
