package dev.takt.projects.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of cells that know where they stand. Comma, semicolon or tab between cells, whichever the first line has first, or the one that a line {@code sep=;} before it names; quotes around a cell let it
 * hold the separator.
 */
record CsvTable(List<List<Cell>> rows, char separator) {
    private static final Pattern SEPARATOR = Pattern.compile("sep=([,;\t])");

    /** A cell, stripped; line and column from 1. {@code open} if its quotes are not closed by the end of the line. */
    record Cell(String text, int line, int column, boolean open) {
        boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** Where the comma does not separate cells, it separates decimals. */
    boolean hasDecimalCommas() {
        return separator != ',';
    }

    static CsvTable of(String text) {
        List<String> lines =
                (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
        List<List<Cell>> rows = new ArrayList<>();
        char separator = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher named = SEPARATOR.matcher(line);
            if (separator == 0 && named.matches()) {
                separator = named.group(1).charAt(0);
                continue;
            }
            separator = separator == 0 ? separator(line) : separator;
            rows.add(cells(line, i + 1, separator));
        }
        return new CsvTable(List.copyOf(rows), separator);
    }

    private static char separator(String header) {
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ',' || c == ';' || c == '\t')) {
                return c;
            }
        }
        return ',';
    }

    private static List<Cell> cells(String line, int number, char separator) {
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= line.length(); i++) {
            boolean end = i == line.length();
            if (!end && line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (end || line.charAt(i) == separator && !quoted) {
                cells.add(cell(line, start, i, number, quoted));
                start = i + 1;
            }
        }
        return List.copyOf(cells);
    }

    private static Cell cell(String line, int from, int to, int number, boolean open) {
        int start = from;
        while (start < to && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        String text = line.substring(start, to).strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).replace("\"\"", "\"").strip();
        }
        return new Cell(text, number, start + 1, open);
    }
}
