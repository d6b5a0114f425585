package dev.takt.sim.board;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a text without the codes that colour it, which still knows the columns of the text. */
record PlainLine(String text, int number, int[] columns) {
    private static final Pattern CODE = Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~])?");

    static PlainLine of(String raw, int number) {
        StringBuilder text = new StringBuilder();
        int[] columns = new int[raw.length() + 1];
        Matcher code = CODE.matcher(raw);
        int at = 0;
        while (at < raw.length()) {
            int next = code.find(at) ? code.start() : raw.length();
            for (; at < next; at++) {
                columns[text.length()] = at + 1;
                text.append(raw.charAt(at));
            }
            at = next < raw.length() ? code.end() : at;
        }
        columns[text.length()] = raw.length() + 1;
        return new PlainLine(text.toString(), number, columns);
    }

    /** Where a character stands in the text, from 1. */
    int column(int at) {
        return columns[at];
    }
}
