package dev.takt.projects.machine;

import dev.takt.projects.text.Texts;
import java.util.List;

/**
 * A core as a stack of levels.
 *
 * @param levels lowest first, so that {@code levels.get(rank)} has that rank
 * @param criticalRank highest rank that a critical section keeps out
 * @param cooperativeRank lowest rank of cooperative threads, which no thread of rank {@code topCooperativeRank} or below preempts; -1 if there are none
 * @param topCooperativeRank highest rank of cooperative threads; -1 if there are none
 */
public record MachineCore(
        int index,
        String name,
        long clockHz,
        List<Level> levels,
        int criticalRank,
        int cooperativeRank,
        int topCooperativeRank,
        Costs costs) {
    /** How chip files name a core that has no name of its own. */
    private static final String NUMBERED = "Core ";

    public MachineCore {
        levels = List.copyOf(levels);
    }

    /** What a reader calls it. */
    public String title() {
        return title(name, index);
    }

    /** What a reader calls a core: by its name, or by its number in the language of the program if the name is no more than that. */
    public static String title(String name, int index) {
        return name.isEmpty() || name.equals(NUMBERED + index)
                ? Texts.text("core.numbered", index).text()
                : name;
    }

    /** Rank of the highest level of threads. */
    public int topThreadRank() {
        return levels.stream()
                .filter(l -> l.band() == Band.THREAD)
                .mapToInt(Level::rank)
                .max()
                .orElse(0);
    }
}
