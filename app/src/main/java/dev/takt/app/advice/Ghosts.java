package dev.takt.app.advice;

import dev.takt.designer.overlay.Ghost;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts what is near a job out of a run. */
final class Ghosts {
    /** Busier stretches are cut off: nobody could see them. */
    private static final int MOST = 2_000;

    private Ghosts() {}

    static Ghost around(Trace trace, Slices slices, SeenJob before, SeenJob job) {
        long length = Math.max(1, Math.max(before.responseNs(), job.responseNs()));
        long from = Math.max(0, Math.min(before.arrivalNs(), job.arrivalNs()) - length / 4);
        long to = Math.min(trace.durationNs(), Math.max(before.untilNs(), job.untilNs()) + length / 4);
        Map<ItemId, List<Ghost.Piece>> pieces = new HashMap<>();
        for (ContextName context : trace.names().contexts()) {
            Track track = slices.context(context.index());
            List<Ghost.Piece> of = new ArrayList<>();
            for (int slice = track.at(from);
                    slice < track.size() && track.start(slice) < to && of.size() < MOST;
                    slice++) {
                of.add(new Ghost.Piece(
                        LiveStates.look(track.state(slice)),
                        Math.max(from, track.start(slice)),
                        Math.min(to, track.end(slice))));
            }
            pieces.put(context.item(), List.copyOf(of));
        }
        return new Ghost(from, to, pieces, job.untilNs());
    }
}
