package dev.takt.projects.model;

import java.util.List;

/** A part outside the chip, wired to peripherals. Its arrivals (a button pressed, a byte received) release the interrupts that those peripherals request. */
public record Device(
        ItemId id, String name, DeviceKind device, String part, List<ItemId> wires, Activation arrivals, Extras extras)
        implements Item {
    public Device {
        wires = List.copyOf(wires);
    }

    public static Device blank(ItemId id, String name) {
        return new Device(id, name, DeviceKind.OTHER, "", List.of(), new Activation.Background(), Extras.NONE);
    }

    public Device withId(ItemId id) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }

    public Device withName(String name) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }

    public Device withDevice(DeviceKind device) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }

    public Device withPart(String part) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }

    public Device withWires(List<ItemId> wires) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }

    public Device withArrivals(Activation arrivals) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }

    public Device withExtras(Extras extras) {
        return new Device(id, name, device, part, wires, arrivals, extras);
    }
}
