package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.projects.machine.Band;

/**
 * A level of a core as a band of its lane, or several levels in a row that nobody uses (then {@code lowRank} is below {@code rank}). Rank and priority are those of
 * the highest level in it.
 */
public record BandBox(
        int rank,
        int lowRank,
        int priority,
        int lowPriority,
        Band band,
        boolean empty,
        String nativePriority,
        String dispatcher,
        Box box) {

    /** The level under a height: in a band of several, those are spread evenly. */
    int stepsBelowTop(double y) {
        int count = rank - lowRank + 1;
        return Math.clamp((int) ((y - box.y()) / box.height() * count), 0, count - 1);
    }
}
