package dev.takt.codegen.backend.embassy;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What goes through a peripheral: in which modes, and the most bytes at once each way, 0 for a way that is not gone. */
record Traffic(Set<TransferMode> modes, int written, int read) {
    static final Traffic NONE = new Traffic(Set.of(), 0, 0);

    Traffic {
        modes = Set.copyOf(modes);
    }

    /** What these steps move through a peripheral. */
    static Traffic of(List<Step> body, ItemId peripheral) {
        return transfers(body, peripheral).stream().map(Traffic::of).reduce(NONE, Traffic::and);
    }

    /** What these steps move through a piece of the board. */
    static Traffic of(List<Step> body, Piece piece) {
        return transfers(body, piece.item()).stream()
                .filter(t -> piece.half().map(t.direction()::equals).orElse(true))
                .map(Traffic::of)
                .reduce(NONE, Traffic::and);
    }

    /** The transfers through a peripheral in these steps and in those inside of them. */
    static List<Step.Transfer> transfers(List<Step> body, ItemId peripheral) {
        List<Step.Transfer> transfers = new ArrayList<>();
        for (Step step : body) {
            Step plain = step instanceof Step.Noted noted ? noted.step() : step;
            if (plain instanceof Step.Transfer transfer && transfer.peripheral().equals(peripheral)) {
                transfers.add(transfer);
            }
            plain.inner().forEach(inner -> transfers.addAll(transfers(inner, peripheral)));
        }
        return transfers;
    }

    private static Traffic of(Step.Transfer transfer) {
        int bytes = Math.clamp(transfer.bytes(), 1, Integer.MAX_VALUE);
        boolean writes = transfer.direction() == Direction.WRITE;
        return new Traffic(Set.of(transfer.mode()), writes ? bytes : 0, writes ? 0 : bytes);
    }

    Traffic and(Traffic other) {
        Set<TransferMode> both = EnumSet.noneOf(TransferMode.class);
        both.addAll(modes);
        both.addAll(other.modes);
        return new Traffic(both, Math.max(written, other.written), Math.max(read, other.read));
    }

    /** True if a task waits for its end. */
    boolean waits() {
        return modes.contains(TransferMode.DMA) || modes.contains(TransferMode.ASYNC);
    }

    boolean writes() {
        return written > 0;
    }

    boolean reads() {
        return read > 0;
    }
}
