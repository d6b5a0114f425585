package dev.takt.projects.model;

/** The primitive behind a channel. */
public enum ChannelKind implements Tagged {
    /** A bounded queue. */
    QUEUE("queue"),
    /** One value, the newest, for one waiter. */
    SIGNAL("signal"),
    /** One value, the newest, for many readers. */
    WATCH("watch"),
    /** Every subscriber sees every element. */
    PUBSUB("pubsub"),
    /** Counted permits. */
    SEMAPHORE("semaphore"),
    /** Event flags. */
    FLAGS("flags");

    private final String tag;

    ChannelKind(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
