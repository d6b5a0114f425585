package dev.takt.projects.memory;

import java.util.ArrayList;
import java.util.List;

/** RAM of the processes of a Tock board: powers of two at multiples of themselves, as large as fits so many. */
public final class TockRam {
    private static final long LEAST_BYTES = 1024;

    private TockRam() {}

    /** A region a process; none if the board is not known or so many do not fit. */
    public static List<LinkerRegion> of(String chip, int processes) {
        return TockBoard.of(chip).map(board -> split(board, processes)).orElse(List.of());
    }

    private static List<LinkerRegion> split(TockBoard board, int processes) {
        for (long each = Long.highestOneBit(board.ramBytes()); each >= LEAST_BYTES; each /= 2) {
            long start = Math.ceilDiv(board.ramStart(), each) * each;
            if (start + each * processes <= board.ramStart() + board.ramBytes()) {
                List<LinkerRegion> regions = new ArrayList<>();
                for (int i = 0; i < processes; i++) {
                    regions.add(new LinkerRegion("process-" + i, start + i * each, each, 0));
                }
                return List.copyOf(regions);
            }
        }
        return List.of();
    }
}
