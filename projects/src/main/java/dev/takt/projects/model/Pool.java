package dev.takt.projects.model;

/** A pool of fixed blocks in static memory. */
public record Pool(ItemId id, String name, long blockBytes, int blocks, Extras extras) implements Item {

    public static Pool blank(ItemId id, String name) {
        return new Pool(id, name, 64, 4, Extras.NONE);
    }

    public Pool withId(ItemId id) {
        return new Pool(id, name, blockBytes, blocks, extras);
    }

    public Pool withName(String name) {
        return new Pool(id, name, blockBytes, blocks, extras);
    }

    public Pool withBlockBytes(long blockBytes) {
        return new Pool(id, name, blockBytes, blocks, extras);
    }

    public Pool withBlocks(int blocks) {
        return new Pool(id, name, blockBytes, blocks, extras);
    }

    public Pool withExtras(Extras extras) {
        return new Pool(id, name, blockBytes, blocks, extras);
    }
}
