package dev.takt.app.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds commands by a few letters of their names, in order: the letters must appear in the name in this order. */
public final class CommandFilter {
    private record Ranked(Command command, int rank) {}

    private CommandFilter() {}

    public static List<Command> find(List<Command> commands, String typed) {
        String letters = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        return commands.stream()
                .flatMap(c -> rank(c.label().text().toLowerCase(Locale.ROOT), letters).stream()
                        .map(rank -> new Ranked(c, rank)))
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::command)
                .toList();
    }

    /** The fewer letters lie between the matched ones, and the earlier they begin, the better. */
    private static Optional<Integer> rank(String name, String letters) {
        int at = -1;
        int gaps = 0;
        for (int i = 0; i < letters.length(); i++) {
            int next = name.indexOf(letters.charAt(i), at + 1);
            if (next < 0) {
                return Optional.empty();
            }
            gaps += i == 0 ? next : (next - at - 1) * 4;
            at = next;
        }
        return Optional.of(gaps);
    }
}
