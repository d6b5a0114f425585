package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.shell.CommandMenu;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.board.KindPicker;
import dev.takt.designer.board.Pick;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.inspector.ChipOffers;
import dev.takt.designer.palette.PaletteView;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;

/** What board and palette ask their window for, answered with small lists and the inspector. */
final class BoardRequests implements BoardViewModel.Requests, PaletteView.Taker {
    private final BoardViewModel model;
    private final BoardView board;
    private final Function<Project, Optional<Chip>> chips;
    private final Runnable editName;
    private final CommandBindings bindings;

    BoardRequests(
            BoardViewModel model,
            BoardView board,
            Function<Project, Optional<Chip>> chips,
            Runnable editName,
            CommandBindings bindings) {
        this.model = model;
        this.board = board;
        this.chips = chips;
        this.editName = editName;
        this.bindings = bindings;
    }

    @Override
    public void pick(List<ItemKind<?>> kinds, Spot at, Optional<ItemId> from) {
        offer(Pick.of(kinds, instances()), at, from);
    }

    /** The peripherals that the chip of the design has; those that are drawn already come last. */
    private List<Pick> instances() {
        Project project = model.document().project();
        return chips.apply(project).stream()
                .flatMap(chip -> new ChipOffers(project, chip).instances(Optional.empty()).stream())
                .map(o -> Pick.instance(o.value(), o.note()))
                .toList();
    }

    private void offer(List<Pick> picks, Spot at, Optional<ItemId> from) {
        double zoom = model.cameraProperty().get().zoom();
        double x = at.x() * zoom + model.cameraProperty().get().x();
        double y = at.y() * zoom + model.cameraProperty().get().y();
        Point2D screen = board.localToScreen(x, y);
        KindPicker.open(picks, board, screen.getX(), screen.getY(), pick -> put(pick, at, from));
    }

    /** A tile is a kind; of peripherals the next question is which one of the chip. */
    private void tile(ItemKind<?> kind, Spot at) {
        List<Pick> instances = Pick.isPeripheral(kind) ? instances() : List.of();
        if (instances.isEmpty()) {
            put(Pick.of(kind), at, Optional.empty());
        } else {
            offer(instances, at, Optional.empty());
        }
    }

    private void put(Pick pick, Spot at, Optional<ItemId> from) {
        ItemId added = model.add(pick, at, from);
        board.reveal(added);
        board.requestFocus();
    }

    /** The same list for the keyboard: beside the selection, connected to it. */
    void addBesideSelection() {
        Optional<ItemId> from = model.document().selection().single();
        List<ItemKind<?>> kinds = model.kindsFor(from);
        pick(
                kinds.isEmpty() ? model.kindsFor(Optional.empty()) : kinds,
                model.freePlace(),
                from.filter(_ -> !kinds.isEmpty()));
    }

    @Override
    public void rename(ItemId item) {
        editName.run();
    }

    @Override
    public void commands(Pointer pointer) {
        CommandMenu menu =
                model.take(pointer.board()) ? new CommandMenu(bindings, ofSelection()) : onGround(pointer.board());
        // What is selected may be out of view.
        Point2D at = board.localToScreen(
                Math.clamp(pointer.screen().x(), 0, board.getWidth()),
                Math.clamp(pointer.screen().y(), 0, board.getHeight()));
        menu.show(board, at.getX(), at.getY());
    }

    private List<String> ofSelection() {
        return model.document().selection().items().isEmpty() ? ItemMenus.OF_LINES : ItemMenus.OF_ITEM;
    }

    private CommandMenu onGround(Spot at) {
        CommandMenu menu = new CommandMenu(bindings, ItemMenus.OF_BOARD);
        menu.begin("board.add", () -> pick(model.kindsFor(Optional.empty()), at, Optional.empty()));
        return menu;
    }

    @Override
    public void clicked(ItemKind<?> kind) {
        tile(kind, model.freePlace());
    }

    @Override
    public void dragged(ItemKind<?> kind, Point2D scene) {
        board.preview(kind, scene);
    }

    @Override
    public void dropped(ItemKind<?> kind, Point2D scene) {
        board.endPreview();
        board.spotAt(scene).ifPresent(spot -> tile(kind, spot));
    }
}
