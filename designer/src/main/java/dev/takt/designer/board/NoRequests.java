package dev.takt.designer.board;

import dev.takt.designer.gesture.Pointer;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** For a board that nobody has bound to a window yet. */
final class NoRequests implements BoardViewModel.Requests {
    @Override
    public void pick(List<ItemKind<?>> kinds, Spot at, Optional<ItemId> from) {
        // there is no window to ask
    }

    @Override
    public void rename(ItemId item) {
        // there is no window to ask
    }

    @Override
    public void commands(Pointer pointer) {
        // there is no window to ask
    }
}
