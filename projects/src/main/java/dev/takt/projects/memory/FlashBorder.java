package dev.takt.projects.memory;

/** Where two areas of flash meet. It can be moved from {@code least} to {@code most}; where both are {@code at}, what is beside it stays where it is. */
public record FlashBorder(FlashArea below, FlashArea above, long at, long least, long most) {
    /** True if there is anywhere else for it. */
    public boolean isMovable() {
        return least < at || at < most;
    }

    /** The name of what it bounds first: the area below it, or the one above where that is free. */
    public String name() {
        return below.role() == FlashRole.FREE ? above.name() : below.name();
    }
}
