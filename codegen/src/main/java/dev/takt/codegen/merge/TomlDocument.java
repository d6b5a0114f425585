package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A TOML text with the places of its tables and entries, so that one of them can be changed and every other byte stays. An element of an array of tables has its number in the path: {@code [[bin]]} is
 * {@code bin, #0}, then {@code bin, #1}.
 */
final class TomlDocument {
    /** A table: its path, the lines from its comment to its end (exclusive), the line of its header; the root has none, its header is before its first line. */
    record Table(List<String> path, int commentLine, int headerLine, int endLine) {}

    /** An entry: its table, its whole path, its lines (last included), where its value stands in the text. */
    record Entry(
            Table table,
            List<String> path,
            int commentLine,
            int firstLine,
            int lastLine,
            int from,
            int to,
            TomlValue value) {}

    private final String text;
    private final List<Integer> starts = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private TomlDocument(String text) {
        this.text = text;
    }

    static TomlDocument of(String text) throws Unmergeable {
        TomlDocument document = new TomlDocument(text);
        document.read();
        return document;
    }

    private void read() throws Unmergeable {
        for (int i = 0; i >= 0 && i < text.length(); i = text.indexOf('\n', i) + 1) {
            starts.add(i);
            if (text.indexOf('\n', i) < 0) {
                break;
            }
        }
        List<Open> open = new ArrayList<>(List.of(new Open(List.of(), 0, -1)));
        Map<List<String>, Integer> counts = new HashMap<>();
        TomlScanner scanner = new TomlScanner(text);
        for (int line = 0; line < starts.size(); ) {
            scanner.goTo(starts.get(line));
            scanner.blanks();
            if (scanner.atEnd() || scanner.peek() == '#' || scanner.peek() == '\n' || scanner.peek() == '\r') {
                line++;
            } else if (scanner.peek() == '[') {
                open.add(header(scanner, line, counts));
                line++;
            } else {
                line = entry(scanner, line, open.getLast());
            }
        }
        close(open);
        refuseDoubles();
    }

    /** A table whose end is not known yet, with its entries. */
    private record Open(List<String> path, int commentLine, int headerLine, List<Entry> entries) {
        Open(List<String> path, int commentLine, int headerLine) {
            this(path, commentLine, headerLine, new ArrayList<>());
        }
    }

    private Open header(TomlScanner scanner, int line, Map<List<String>, Integer> counts) throws Unmergeable {
        scanner.expect('[');
        boolean array = scanner.peek() == '[';
        if (array) {
            scanner.expect('[');
        }
        List<String> path = new ArrayList<>(scanner.key());
        scanner.expect(']');
        if (array) {
            scanner.expect(']');
        }
        scanner.lineEnd();
        if (array) {
            int number = counts.merge(List.copyOf(path), 1, Integer::sum) - 1;
            path.add("#" + number);
        }
        return new Open(List.copyOf(path), comment(line), line);
    }

    private int entry(TomlScanner scanner, int line, Open table) throws Unmergeable {
        List<String> path = new ArrayList<>(table.path());
        path.addAll(scanner.key());
        scanner.expect('=');
        scanner.blanks();
        int from = scanner.at();
        TomlValue value = scanner.value();
        int to = scanner.at();
        scanner.lineEnd();
        int last = line(to);
        Table placeholder = new Table(table.path(), table.commentLine(), table.headerLine(), last + 1);
        table.entries().add(new Entry(placeholder, List.copyOf(path), comment(line), line, last, from, to, value));
        return last + 1;
    }

    private void close(List<Open> open) {
        for (int i = 0; i < open.size(); i++) {
            Open table = open.get(i);
            int end = i + 1 < open.size() ? open.get(i + 1).commentLine() : starts.size();
            Table closed = new Table(table.path(), table.commentLine(), table.headerLine(), end);
            tables.add(closed);
            table.entries()
                    .forEach(e -> entries.add(new Entry(
                            closed,
                            e.path(),
                            e.commentLine(),
                            e.firstLine(),
                            e.lastLine(),
                            e.from(),
                            e.to(),
                            e.value())));
        }
    }

    private void refuseDoubles() throws Unmergeable {
        Set<List<String>> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.path())) {
                throw new Unmergeable(entry.firstLine() + 1, TomlKey.text(entry.path()));
            }
        }
    }

    /** The first of the comment lines right above a line. */
    private int comment(int line) {
        int first = line;
        while (first > 0 && line(first - 1, text).strip().startsWith("#")) {
            first--;
        }
        return first;
    }

    /** The line on which a position is. */
    private int line(int position) {
        int line = 0;
        while (line + 1 < starts.size() && starts.get(line + 1) <= position) {
            line++;
        }
        return line;
    }

    private String line(int number, String of) {
        return of.substring(starts.get(number), start(number + 1));
    }

    String text() {
        return text;
    }

    /** Where a line begins; the line behind the last begins at the end. */
    int start(int line) {
        return line < starts.size() ? starts.get(line) : text.length();
    }

    List<Table> tables() {
        return tables;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The lines from one to another, that one excluded. */
    String lines(int from, int to) {
        return text.substring(start(from), start(to));
    }

    Optional<Entry> entry(List<String> path) {
        return entries.stream().filter(e -> e.path().equals(path)).findFirst();
    }

    Optional<Table> table(List<String> path) {
        return tables.stream().filter(t -> t.path().equals(path)).findFirst();
    }

    /** The entries of a table that stand in it. */
    List<Entry> entries(Table table) {
        return entries.stream().filter(e -> e.table().equals(table)).toList();
    }

    /** True if something lies below a path, in a table of its own or under a dotted key. */
    boolean hasBelow(List<String> path) {
        return tables.stream().anyMatch(t -> startsWith(t.path(), path) && t.headerLine() >= 0)
                || entries.stream().anyMatch(e -> e.path().size() > path.size() && startsWith(e.path(), path));
    }

    static boolean startsWith(List<String> path, List<String> head) {
        return path.size() >= head.size() && path.subList(0, head.size()).equals(head);
    }
}
