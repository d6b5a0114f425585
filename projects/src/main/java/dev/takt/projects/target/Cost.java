package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** A row of a cost table: time the runtime or the core takes for itself. */
public enum Cost implements Tagged {
    /** From request to the first instruction of the handler. */
    INTERRUPT_ENTRY("interrupt-entry"),
    /** From the last instruction of the handler to the interrupted code. */
    INTERRUPT_EXIT("interrupt-exit"),
    /** From the last instruction of a handler to the first of another that is pending, in place of an exit and an entry. */
    TAIL_CHAIN("tail-chain"),
    /** From the sleep of an idle core to whatever it wakes for. */
    WAKE("wake"),
    /** From one thread to another. */
    CONTEXT_SWITCH("context-switch"),
    /** One kernel tick. */
    TICK("tick"),
    /** Taking a resource. */
    LOCK("lock"),
    /** Giving it back. */
    UNLOCK("unlock"),
    /** Putting into or taking out of a channel, raising a signal. */
    SEND("send"),
    /** Releasing a task from code. */
    SPAWN("spawn"),
    /** An executor polling a task once. */
    POLL("poll"),
    /** Asking to be woken at a time: a delay, or the next release of a task that waits for it itself. */
    SLEEP("sleep"),
    /** The interrupt of the runtime's timer at an instant for which a task has asked. */
    ALARM("alarm"),
    /** Waking a task whose time has come, in that interrupt. */
    RELEASE("release"),
    /** Noting an event of a job, in firmware that traces itself. */
    NOTE("note"),
    /** From another core's call to whatever that has made ready on this one. */
    REMOTE_INTERRUPT("remote-interrupt"),
    /** What a job takes longer on a core on which it did not run last. */
    MIGRATION("migration"),
    /** What a send that may wait for room takes beside {@link #SEND}. */
    AWAIT_ROOM("await-room");

    private final String tag;

    Cost(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
