package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalInt;

/** A part outside the chip, wired to peripherals. Its arrivals (a button pressed, a byte received) release the interrupts that those peripherals request. {@code address} is the one it answers to on an I2C bus, in 7 bits. */
public record Device(
        ItemId id,
        String name,
        DeviceKind device,
        String part,
        List<ItemId> wires,
        OptionalInt address,
        Activation arrivals,
        Extras extras)
        implements Item {
    public Device {
        wires = List.copyOf(wires);
    }

    public static Device blank(ItemId id, String name) {
        return new Device(
                id,
                name,
                DeviceKind.OTHER,
                "",
                List.of(),
                OptionalInt.empty(),
                new Activation.Background(),
                Extras.NONE);
    }

    public Device withId(ItemId id) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withName(String name) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withDevice(DeviceKind device) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withPart(String part) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withWires(List<ItemId> wires) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withAddress(OptionalInt address) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withArrivals(Activation arrivals) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }

    public Device withExtras(Extras extras) {
        return new Device(id, name, device, part, wires, address, arrivals, extras);
    }
}
