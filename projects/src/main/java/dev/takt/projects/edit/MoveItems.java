package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Moves items on the board. Height in a lane is urgency, so a move may change priority and core: one step with the place. */
public record MoveItems(Message label, Optional<String> mergeKey, List<Move> moves) implements Edit {
    /** Where an item goes; priority and core only if its card was dropped in another band or lane. */
    public record Move(ItemId item, int x, int y, OptionalInt priority, OptionalInt core) {}

    public MoveItems {
        moves = List.copyOf(moves);
    }

    /** A move by one gesture. */
    public static MoveItems of(Project project, List<Move> moves) {
        return new MoveItems(name(project, moves), Optional.empty(), moves);
    }

    /** A move by arrow keys: presses in a row are one step. */
    public static MoveItems nudge(Project project, List<Move> moves) {
        return new MoveItems(
                name(project, moves),
                Optional.of("nudge " + moves.stream().map(Move::item).toList()),
                moves);
    }

    private static Message name(Project project, List<Move> moves) {
        return moves.size() == 1
                ? text(
                        "edit.move",
                        project.item(moves.getFirst().item()).map(Item::name).orElse(""))
                : text("edit.move.many", moves.size());
    }

    @Override
    public Project apply(Project project) {
        Project moved = project;
        for (Move move : moves) {
            Optional<Item> item = moved.item(move.item());
            if (item.isPresent()) {
                Placement place = new Placement(move.item(), move.x(), move.y(), isPinned(moved, move.item()));
                moved = moved.withLayout(moved.layout().with(place)).withItem(placed(item.get(), move));
            }
        }
        return moved.equals(project) ? project : moved;
    }

    private static boolean isPinned(Project project, ItemId item) {
        return project.layout().of(item).filter(Placement::pinned).isPresent();
    }

    private static Item placed(Item item, Move move) {
        if (!(item instanceof Executable executable)) {
            return item;
        }
        Executable raised = move.priority().isPresent()
                ? executable.withPriority(move.priority().getAsInt())
                : executable;
        return move.core().isPresent() ? raised.withCore(move.core().getAsInt()) : raised;
    }
}
