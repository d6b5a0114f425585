package dev.takt.projects.model;

import java.util.List;

/** A peripheral instance of the chip with its pins and the settings that give its speed. {@code bitRateHz} 0 means not set; {@code bitsPerByte} is what one byte costs on the line (UART 8N1: 10, I2C: 9, SPI: 8). */
public record Peripheral(
        ItemId id,
        String name,
        String instance,
        long bitRateHz,
        int bitsPerByte,
        Edge edge,
        Pull pull,
        List<PinUse> pins,
        Extras extras)
        implements Item {
    public Peripheral {
        pins = List.copyOf(pins);
    }

    public static Peripheral blank(ItemId id, String name) {
        return new Peripheral(id, name, "", 0, 10, Edge.FALLING, Pull.NONE, List.of(), Extras.NONE);
    }

    public Peripheral withId(ItemId id) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withName(String name) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withInstance(String instance) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withBitRateHz(long bitRateHz) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withBitsPerByte(int bitsPerByte) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withEdge(Edge edge) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withPull(Pull pull) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withPins(List<PinUse> pins) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }

    public Peripheral withExtras(Extras extras) {
        return new Peripheral(id, name, instance, bitRateHz, bitsPerByte, edge, pull, pins, extras);
    }
}
