package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;

/** The pins of peripherals that have no driver: they go with the peripheral, each under a name of its own. */
final class LentPins {
    /** One of them. */
    record Lent(Driver driver, String pin, String name) {}

    private final List<Lent> all = new ArrayList<>();

    LentPins(List<Driver> drivers, NameAllocator names) {
        drivers.stream().filter(d -> d.kind() == Kind.RAW).forEach(d -> d.peripheral()
                .pins()
                .forEach(p -> all.add(new Lent(d, p.pin(), names.snake(d.name() + " " + p.signal(), "pin")))));
    }

    /** Those of a peripheral. */
    List<Lent> of(ItemId item) {
        return all.stream().filter(l -> l.driver().item().equals(item)).toList();
    }
}
