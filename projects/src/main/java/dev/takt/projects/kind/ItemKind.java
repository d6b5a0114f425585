package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import java.util.function.BiFunction;

/** A kind of item: its tag in the file, its icon and its properties after id, kind and name. */
public record ItemKind<T extends Item>(
        String tag, String icon, Class<T> type, BiFunction<ItemId, String, T> maker, Shape<T> shape) {
    public Message label() {
        return text("kind." + tag);
    }

    public T blank(ItemId id, String name) {
        return maker.apply(id, name);
    }
}
