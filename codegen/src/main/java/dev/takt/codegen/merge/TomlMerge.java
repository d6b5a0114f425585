package dev.takt.codegen.merge;

import dev.takt.codegen.merge.TomlDocument.Entry;
import dev.takt.codegen.merge.TomlDocument.Table;
import dev.takt.codegen.merge.TomlValue.Inline;
import dev.takt.codegen.merge.TomlValue.Member;
import dev.takt.codegen.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts our keys into a TOML text of the user's, one at a time: after each the text is read anew, so no place is ever out of date. Keys that we wrote last time and no longer have go, unless the user has
 * changed them; every other byte of the user's stays.
 */
final class TomlMerge {
    private final TomlDocument base;
    private final TomlDocument ours;
    private final String lineBreak;
    private TomlDocument now;

    private TomlMerge(TomlDocument base, TomlDocument ours, TomlDocument now) {
        this.base = base;
        this.ours = ours;
        this.now = now;
        this.lineBreak = now.text().contains("\r\n") ? "\r\n" : "\n";
    }

    static String merge(String base, String ours, String present) throws Unmergeable {
        TomlMerge merge = new TomlMerge(TomlDocument.of(base), TomlDocument.of(ours), TomlDocument.of(present));
        merge.run();
        return merge.now.text();
    }

    private void run() throws Unmergeable {
        for (Entry old : base.entries()) {
            if (ours.entry(old.path()).isEmpty()) {
                remove(old);
            }
        }
        for (Table old : base.tables()) {
            if (ours.table(old.path()).isEmpty()) {
                remove(old);
            }
        }
        for (Table table : ours.tables()) {
            header(table);
            for (Entry entry : ours.entries(table)) {
                put(entry);
            }
        }
        for (Entry entry : ours.entries()) {
            if (!isThere(there(entry.path()))) {
                throw new Unmergeable(Texts.text("merge.lost", TomlKey.text(entry.path())));
            }
        }
    }

    private boolean isThere(List<String> path) {
        return now.entry(path).isPresent()
                || now.hasBelow(path)
                || inlineAbove(path)
                        .filter(e -> ((Inline) e.value())
                                .get(path.subList(e.path().size(), path.size()))
                                .isPresent())
                        .isPresent();
    }

    // Arrays of tables -------------------------------------------------------------------------

    /** The path in the user's text of a path of ours: an element of an array of tables is the one of the same name, wherever it stands. */
    private List<String> there(List<String> path) {
        List<String> mapped = new ArrayList<>(path);
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i).startsWith("#")) {
                mapped.set(i, number(path.subList(0, i + 1)));
            }
        }
        return mapped;
    }

    private String number(List<String> element) {
        List<String> array = element.subList(0, element.size() - 1);
        for (TomlDocument from : List.of(base, ours)) {
            Optional<TomlValue> name = from.entry(with(element, "name")).map(Entry::value);
            for (Table table : now.tables()) {
                List<String> path = table.path();
                boolean inArray = path.size() == element.size()
                        && TomlDocument.startsWith(path, array)
                        && path.getLast().startsWith("#");
                if (inArray
                        && name.isPresent()
                        && now.entry(with(path, "name"))
                                .filter(e -> e.value().same(name.get()))
                                .isPresent()) {
                    return path.getLast();
                }
            }
        }
        return "#new";
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    // Removing ---------------------------------------------------------------------------------

    private void remove(Entry old) throws Unmergeable {
        Optional<Entry> found = find(old.path());
        if (found.isEmpty() || !found.get().value().same(old.value())) {
            return;
        }
        Entry entry = found.get();
        String comment = base.lines(old.commentLine(), old.firstLine());
        boolean oursAbove = sameLines(comment, now.lines(entry.commentLine(), entry.firstLine()));
        cut(oursAbove ? entry.commentLine() : entry.firstLine(), entry.lastLine() + 1);
    }

    /** A table that only we had, once nothing but blank lines is left in it. */
    private void remove(Table old) throws Unmergeable {
        Optional<Table> found = now.table(there(old.path()));
        if (found.isEmpty() || found.get().headerLine() < 0) {
            return;
        }
        Table table = found.get();
        if (!now.lines(table.headerLine() + 1, table.endLine()).isBlank()) {
            return;
        }
        String comment = base.lines(old.commentLine(), old.headerLine());
        boolean oursAbove = sameLines(comment, now.lines(table.commentLine(), table.headerLine()));
        cut(oursAbove ? table.commentLine() : table.headerLine(), table.endLine());
    }

    private void cut(int fromLine, int toLine) throws Unmergeable {
        splice(now.start(fromLine), now.start(toLine), "");
    }

    // Putting ----------------------------------------------------------------------------------

    private void put(Entry entry) throws Unmergeable {
        Optional<TomlValue> old = base.entry(entry.path()).map(Entry::value);
        Optional<Entry> found = find(entry.path());
        if (found.isPresent()) {
            replace(
                    found.get(),
                    ValueMerge.merge(old, entry.value(), found.get().value()));
            comment(entry);
        } else {
            put(entry, there(entry.path()), entry.value(), old);
        }
    }

    private void put(Entry entry, List<String> path, TomlValue value, Optional<TomlValue> old) throws Unmergeable {
        Optional<Entry> around = inlineAbove(path);
        if (around.isPresent()) {
            Inline table = (Inline) around.get().value();
            List<String> key = path.subList(around.get().path().size(), path.size());
            TomlValue merged = table.get(key)
                    .map(present -> ValueMerge.merge(old, value, present))
                    .orElse(value);
            replace(around.get(), table.with(new Member(key, merged)));
        } else if (now.hasBelow(path) && value instanceof Inline inline) {
            putMembers(entry, path, inline, old);
        } else {
            insert(entry, path, value);
        }
    }

    /** The user has a table where we have an inline one: member by member. */
    private void putMembers(Entry entry, List<String> path, Inline inline, Optional<TomlValue> old) throws Unmergeable {
        for (Member member : inline.members()) {
            List<String> full = new ArrayList<>(path);
            full.addAll(member.key());
            Optional<TomlValue> oldMember =
                    old.flatMap(o -> o instanceof Inline table ? table.get(member.key()) : Optional.empty());
            Optional<Entry> found = now.entry(full);
            if (found.isPresent()) {
                replace(
                        found.get(),
                        ValueMerge.merge(oldMember, member.value(), found.get().value()));
            } else {
                put(entry, full, member.value(), oldMember);
            }
        }
    }

    private Optional<Entry> inlineAbove(List<String> path) {
        for (int i = path.size() - 1; i > 0; i--) {
            Optional<Entry> entry = now.entry(path.subList(0, i));
            if (entry.isPresent() && entry.get().value() instanceof Inline) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private void replace(Entry present, TomlValue value) throws Unmergeable {
        if (!present.value().same(value)) {
            splice(present.from(), present.to(), value.text());
        }
    }

    /** Our comment above an entry follows, if the user has left the last one as it was. */
    private void comment(Entry entry) throws Unmergeable {
        Optional<Entry> old = base.entry(entry.path());
        Optional<Entry> present = find(entry.path());
        if (old.isEmpty() || present.isEmpty()) {
            return;
        }
        String before = base.lines(old.get().commentLine(), old.get().firstLine());
        String after = ours.lines(entry.commentLine(), entry.firstLine());
        String there = now.lines(present.get().commentLine(), present.get().firstLine());
        if (!sameLines(before, after) && sameLines(before, there)) {
            splice(
                    now.start(present.get().commentLine()),
                    now.start(present.get().firstLine()),
                    broken(after));
        }
    }

    /** A new entry goes behind the one that is before it in our text, or to the head of its table. */
    private void insert(Entry entry, List<String> path, TomlValue value) throws Unmergeable {
        List<String> parent = path.subList(0, path.size() - 1);
        String comment = ours.lines(entry.commentLine(), entry.firstLine());
        Optional<Table> table = now.table(parent);
        if (table.isPresent()) {
            List<String> key = path.subList(parent.size(), path.size());
            insertAt(behind(entry, table.get()), comment + TomlKey.text(key) + " = " + value.text());
            return;
        }
        for (Entry dotted : now.entries()) {
            if (dotted.path().size() > parent.size() && TomlDocument.startsWith(dotted.path(), parent)) {
                List<String> key = path.subList(dotted.table().path().size(), path.size());
                insertAt(dotted.lastLine() + 1, TomlKey.text(key) + " = " + value.text());
                return;
            }
        }
        throw new Unmergeable(Texts.text("merge.lost", TomlKey.text(path)));
    }

    private int behind(Entry entry, Table table) {
        int line = table.headerLine() + 1;
        for (Entry before : ours.entries(entry.table())) {
            if (before.equals(entry)) {
                break;
            }
            Optional<Entry> present = find(before.path()).filter(e -> e.table().equals(table));
            if (present.isPresent()) {
                line = present.get().lastLine() + 1;
            }
        }
        return line;
    }

    // Tables -----------------------------------------------------------------------------------

    /** The header of a table of ours, if the user's text has neither it nor anything in its place. */
    private void header(Table table) throws Unmergeable {
        List<String> path = there(table.path());
        if (table.headerLine() < 0 || now.table(path).isPresent()) {
            followComment(table, path);
            return;
        }
        boolean dotted = now.entries().stream()
                .anyMatch(e -> e.table().path().size() < path.size() && TomlDocument.startsWith(e.path(), path));
        if (dotted || inlineAbove(with(path, "")).isPresent()) {
            return;
        }
        int line = end(table);
        String text = ours.lines(table.commentLine(), table.headerLine() + 1);
        boolean atHead = line == 0;
        insertAt(line, (atHead ? "" : lineBreak) + text.stripTrailing() + (atHead ? "\n" : ""));
        if (path.contains("#new")) {
            // its name has to be there before anything else, for the name is how it is found
            Entry name = ours.entry(with(table.path(), "name")).orElseThrow();
            insertAt(line + (atHead ? 0 : 1) + table.headerLine() - table.commentLine() + 1, line(name));
        }
    }

    private String line(Entry entry) {
        return TomlKey.text(List.of(entry.path().getLast())) + " = "
                + entry.value().text();
    }

    private void followComment(Table table, List<String> path) throws Unmergeable {
        Optional<Table> old = base.table(table.path());
        Optional<Table> present = now.table(path);
        if (table.headerLine() < 0 || old.isEmpty() || present.isEmpty()) {
            return;
        }
        String before = base.lines(old.get().commentLine(), old.get().headerLine());
        String after = ours.lines(table.commentLine(), table.headerLine());
        String there = now.lines(present.get().commentLine(), present.get().headerLine());
        if (!sameLines(before, after) && sameLines(before, there)) {
            splice(
                    now.start(present.get().commentLine()),
                    now.start(present.get().headerLine()),
                    broken(after));
        }
    }

    /** The line behind the last of the table that is before this one in our text, blank lines left out. */
    private int end(Table table) {
        int line = -1;
        for (Table before : ours.tables()) {
            if (before.equals(table)) {
                break;
            }
            Optional<Table> present = now.table(there(before.path()));
            if (present.isPresent() && present.get().headerLine() >= 0) {
                line = present.get().endLine();
            }
        }
        int last = line < 0 ? lineCount() : line;
        while (last > 0 && now.lines(last - 1, last).isBlank()) {
            last--;
        }
        return last;
    }

    // The text ---------------------------------------------------------------------------------

    private Optional<Entry> find(List<String> path) {
        return now.entry(there(path));
    }

    private int lineCount() {
        int lines = 0;
        while (now.start(lines) < now.text().length()) {
            lines++;
        }
        return lines;
    }

    /** Whole lines before a line. */
    private void insertAt(int line, String text) throws Unmergeable {
        int at = now.start(line);
        boolean open = at > 0 && now.text().charAt(at - 1) != '\n';
        splice(at, at, (open ? lineBreak : "") + broken(text) + lineBreak);
    }

    private void splice(int from, int to, String with) throws Unmergeable {
        String text = now.text();
        now = TomlDocument.of(text.substring(0, from) + with + text.substring(to));
    }

    /** Our line breaks as the user's. */
    private String broken(String text) {
        return text.replace("\r\n", "\n").replace("\n", lineBreak);
    }

    private static boolean sameLines(String a, String b) {
        return a.lines()
                .map(String::strip)
                .toList()
                .equals(b.lines().map(String::strip).toList());
    }
}
