package dev.takt.sim.board;

import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.text.Texts;

/** So many events of a core did not fit into its log, all of them behind the last that did. */
public record Loss(int core, long events, long behindNs) {
    /** Says so to the user. */
    public Message words() {
        return Texts.text("board.lost", core, events, DurationText.format(behindNs));
    }
}
