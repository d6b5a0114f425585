package dev.takt.app.advice;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A change of the design that could let a job end earlier. {@code weight} says how much of the design it touches: less is better where two do the same. */
public record Remedy(Kind kind, Edit edit, int weight) {

    /** What is changed. */
    public enum Kind {
        /** The protocol of a lock. */
        PROTOCOL("protocol", "fth-lock"),
        /** The priority of one task. */
        PRIORITY("priority", "fth-arrow-up"),
        /** The executor of one task, which is its priority where executors have one each. */
        EXECUTOR("executor", "fth-arrow-up"),
        /** The capacity of a channel. */
        QUEUE("queue", "fth-inbox"),
        /** What happens to a job that arrives while the last is unfinished. */
        OVERRUN("overrun", "fth-skip-forward"),
        /** The core of a task. */
        CORE("core", "fth-corner-down-right"),
        /** The priorities of all tasks. */
        PRIORITIES("priorities", "fth-list"),
        /** How long a lock is held. */
        SECTION("section", "fth-scissors"),
        /** How long a job computes. */
        WORK("work", "fth-cpu"),
        /** How often a task is released. */
        PERIOD("period", "fth-clock"),
        /** The deadline itself. */
        DEADLINE("deadline", "fth-flag");

        private final String tag;
        private final String icon;

        Kind(String tag, String icon) {
            this.tag = tag;
            this.icon = icon;
        }

        /** The word in reports. */
        public String tag() {
            return tag;
        }

        /** Its sign in the window. */
        public String icon() {
            return icon;
        }
    }

    /** What is done, in words. */
    public Message title() {
        return edit.label();
    }

    /** Another version of one item. */
    static <T extends Item> Edit change(Message label, ItemId item, Class<T> type, Function<T, ? extends Item> how) {
        UnaryOperator<Item> change = i -> type.isInstance(i) ? how.apply(type.cast(i)) : i;
        return new ChangeItem(label, item, Optional.empty(), change);
    }
}
