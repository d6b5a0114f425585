package dev.takt.projects.model;

/** Data shared between contexts and the protocol that guards it. */
public record Resource(ItemId id, String name, Protocol protocol, boolean reentrant, Payload payload, Extras extras)
        implements Item {

    public static Resource blank(ItemId id, String name) {
        return new Resource(id, name, Protocol.RUNTIME, false, Payload.NONE, Extras.NONE);
    }

    public Resource withId(ItemId id) {
        return new Resource(id, name, protocol, reentrant, payload, extras);
    }

    public Resource withName(String name) {
        return new Resource(id, name, protocol, reentrant, payload, extras);
    }

    public Resource withProtocol(Protocol protocol) {
        return new Resource(id, name, protocol, reentrant, payload, extras);
    }

    public Resource withReentrant(boolean reentrant) {
        return new Resource(id, name, protocol, reentrant, payload, extras);
    }

    public Resource withPayload(Payload payload) {
        return new Resource(id, name, protocol, reentrant, payload, extras);
    }

    public Resource withExtras(Extras extras) {
        return new Resource(id, name, protocol, reentrant, payload, extras);
    }
}
