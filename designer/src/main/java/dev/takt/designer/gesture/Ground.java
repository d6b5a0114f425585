package dev.takt.designer.gesture;

import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** The board as gestures see it. Questions are answered from the state when the gesture began: nothing is applied before it commits. */
public interface Ground {
    Optional<Hit> hit(Spot at);

    /** The line under a place where nothing else is, by its nearer end. */
    Optional<Grip> line(Spot at);

    /** The end of a selected line that shows at a place. */
    Optional<Grip> handle(Spot at);

    List<ItemId> within(Area area);

    Selection selection();

    void select(Selection selection);

    /** What a drag of these items takes along, they themselves among it. */
    List<ItemId> carried(List<ItemId> items);

    /** The edit that moves these items as a drag from one place to another means; empty if it means nothing there. */
    Optional<Edit> move(List<ItemId> items, Spot from, Spot to);

    /** Where a drag of these items ends once guides have drawn it in. */
    Snapped snap(List<ItemId> items, Spot from, Spot to);

    /** The edit that connects two items, if there is a line between such kinds. */
    Optional<Edit> connect(ItemId from, ItemId to);

    /** The edit that hangs an end of a line on an item, if there is a line between such kinds. */
    Optional<Edit> reconnect(Grip grip, ItemId to);

    /** Hangs an end of a line on an item, as one undo step; the line stays selected. */
    void hang(Grip grip, ItemId to);

    /** Makes one undo step of an edit. */
    void commit(Edit edit);

    /** Offers what a line from this item to an empty place could lead to. */
    void offerNew(ItemId from, Spot at);

    /** Offers everything that can stand at an empty place. */
    void offerNew(Spot at);

    /** Lets the name of an item be edited in its place. */
    void rename(ItemId item);

    /** Shifts the view by pixels. */
    void pan(double dx, double dy);

    /** Offers the commands for what is under the pointer. */
    void offerCommands(Pointer pointer);
}
