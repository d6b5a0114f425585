package dev.takt.projects.model;

/** A bounded way for data or events between contexts; capacity in elements (a semaphore: its maximum count). */
public record Channel(
        ItemId id, String name, ChannelKind channel, int capacity, FullPolicy full, Payload payload, Extras extras)
        implements Item {

    public static Channel blank(ItemId id, String name) {
        return new Channel(id, name, ChannelKind.QUEUE, 4, FullPolicy.BLOCK, Payload.NONE, Extras.NONE);
    }

    public Channel withId(ItemId id) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }

    public Channel withName(String name) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }

    public Channel withChannel(ChannelKind channel) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }

    public Channel withCapacity(int capacity) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }

    public Channel withFull(FullPolicy full) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }

    public Channel withPayload(Payload payload) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }

    public Channel withExtras(Extras extras) {
        return new Channel(id, name, channel, capacity, full, payload, extras);
    }
}
