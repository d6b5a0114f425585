package dev.takt.app.wiring;

import dev.takt.designer.board.BoardView;
import dev.takt.designer.board.BoardViewModel;
import dev.takt.designer.board.KindPicker;
import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.designer.palette.PaletteView;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;

/** What board and palette ask their window for, answered with small lists and the inspector. */
final class BoardRequests implements BoardViewModel.Requests, PaletteView.Taker {
    private final BoardViewModel model;
    private final BoardView board;
    private final Runnable editName;

    BoardRequests(BoardViewModel model, BoardView board, Runnable editName) {
        this.model = model;
        this.board = board;
        this.editName = editName;
    }

    @Override
    public void pick(List<ItemKind<?>> kinds, Spot at, Optional<ItemId> from) {
        double zoom = model.cameraProperty().get().zoom();
        double x = at.x() * zoom + model.cameraProperty().get().x();
        double y = at.y() * zoom + model.cameraProperty().get().y();
        Point2D screen = board.localToScreen(x, y);
        KindPicker.open(kinds, board, screen.getX(), screen.getY(), kind -> put(kind, at, from));
    }

    private void put(ItemKind<?> kind, Spot at, Optional<ItemId> from) {
        ItemId added = model.add(kind, at, from);
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
        pick(model.kindsFor(Optional.empty()), pointer.board(), Optional.empty());
    }

    @Override
    public void clicked(ItemKind<?> kind) {
        put(kind, model.freePlace(), Optional.empty());
    }

    @Override
    public void dragged(ItemKind<?> kind, Point2D scene) {
        board.preview(kind, scene);
    }

    @Override
    public void dropped(ItemKind<?> kind, Point2D scene) {
        board.endPreview();
        board.spotAt(scene).ifPresent(spot -> put(kind, spot, Optional.empty()));
    }
}
