package dev.takt.projects.exchange;

import dev.takt.projects.exchange.CsvTable.Cell;
import dev.takt.projects.text.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What points and commas in the numbers of a table mean. Where commas do not separate cells, one of the two is the decimal mark and the other may group thousands: {@code 1.500} is 1500 to whoever writes {@code 1,5}. Where the
 * numbers of the table do not say which is which, a reading by chance could be a thousand times too short, so it is refused.
 */
final class DecimalMarks {
    /** A number with a mark; not the tail of a name. */
    private static final Pattern MARKED =
            Pattern.compile("(?<![\\p{L}\\p{N}_.,])(\\d+)([.,])(\\d+)(?![\\d.,])([eE][+-]?\\d)?");

    private static final int GROUP = 3;

    private DecimalMarks() {}

    /** Looks at the cells in these columns. */
    static Optional<CsvFinding> finding(CsvTable table, Collection<Integer> places) {
        if (!table.hasDecimalCommas()) {
            return Optional.empty();
        }
        List<Marked> all = table.rows().stream()
                .skip(1)
                .flatMap(r -> places.stream().filter(p -> p < r.size()).map(r::get))
                .flatMap(DecimalMarks::in)
                .toList();
        Optional<Marked> point = all.stream().filter(Marked::isPoint).findFirst();
        Optional<Marked> comma = all.stream().filter(m -> !m.isPoint()).findFirst();
        if (point.isPresent() && comma.isPresent()) {
            Marked first = all.stream().filter(Marked::mayGroup).findFirst().orElseGet(point::orElseThrow);
            return Optional.of(first.finding(
                    true,
                    "task-set.mixed-marks",
                    point.get().number().group(),
                    comma.get().number().group()));
        }
        if (point.isEmpty() || !all.stream().allMatch(Marked::mayGroup)) {
            return Optional.empty();
        }
        boolean refused = table.separator() == ';';
        String text = point.get().number().group();
        return Optional.of(point.get()
                .finding(
                        refused,
                        refused ? "task-set.thousands" : "task-set.note.point",
                        text,
                        text.replace(".", ""),
                        text.replace('.', ',')));
    }

    private static Stream<Marked> in(Cell cell) {
        return MARKED.matcher(cell.text()).results().map(number -> new Marked(cell, number));
    }

    /** A number with a point or a comma, and where it stands. */
    private record Marked(Cell cell, MatchResult number) {
        boolean isPoint() {
            return number.group(2).equals(".");
        }

        /** The mark may stand in front of three digits of a greater whole number. */
        boolean mayGroup() {
            String whole = number.group(1);
            return whole.length() <= GROUP
                    && !whole.startsWith("0")
                    && number.group(3).length() == GROUP
                    && number.group(4) == null;
        }

        CsvFinding finding(boolean error, String key, Object... arguments) {
            return new CsvFinding(cell.line(), cell.column(), error, Texts.text(key, arguments));
        }
    }
}
