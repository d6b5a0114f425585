package dev.takt.codegen.export;

import dev.takt.codegen.export.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line: a longest common subsequence by dynamic programming between equal ends. Very large differences are shown as one replacement. */
final class LineDiff {
    private static final long LARGEST_TABLE = 16_000_000;

    private LineDiff() {}

    static List<DiffLine> between(String oldText, String newText) {
        List<String> a = oldText.lines().toList();
        List<String> b = newText.lines().toList();
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        List<DiffLine> out = new ArrayList<>();
        add(out, Kind.BOTH, a.subList(0, head));
        middle(out, a.subList(head, a.size() - tail), b.subList(head, b.size() - tail));
        add(out, Kind.BOTH, a.subList(a.size() - tail, a.size()));
        return out;
    }

    private static void middle(List<DiffLine> out, List<String> a, List<String> b) {
        if ((long) a.size() * b.size() > LARGEST_TABLE) {
            add(out, Kind.OLD, a);
            add(out, Kind.NEW, b);
            return;
        }
        int[][] common = commonSuffixes(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                out.add(new DiffLine(Kind.BOTH, a.get(i++)));
                j++;
            } else if (j >= b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                out.add(new DiffLine(Kind.OLD, a.get(i++)));
            } else {
                out.add(new DiffLine(Kind.NEW, b.get(j++)));
            }
        }
    }

    /** {@code [i][j]}: length of the longest common subsequence of what follows position i in a and j in b. */
    private static int[][] commonSuffixes(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<DiffLine> out, Kind kind, List<String> lines) {
        lines.forEach(line -> out.add(new DiffLine(kind, line)));
    }
}
