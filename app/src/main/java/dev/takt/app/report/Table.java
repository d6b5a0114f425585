package dev.takt.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells in columns as wide as their widest cell, two spaces apart; a column whose title begins with {@code >} is set flush right. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    Table(String... titles) {
        right = new boolean[titles.length];
        for (int i = 0; i < titles.length; i++) {
            right[i] = titles[i].startsWith(">");
        }
        rows.add(IntStream.range(0, titles.length)
                .mapToObj(i -> right[i] ? titles[i].substring(1) : titles[i])
                .toList());
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    String text() {
        return rows.stream().map(row -> line(row).stripTrailing() + "\n").collect(Collectors.joining());
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size()).mapToObj(i -> cell(row.get(i), i)).collect(Collectors.joining("  "));
    }

    private String cell(String text, int column) {
        String space = " ".repeat(width(column) - text.length());
        return right[column] ? space + text : text + space;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
