package dev.takt.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The lines of generated Rust that remain under features of the manifest: an attribute {@code cfg} takes the item behind it away, to the end of its block if it opens one. */
final class CfgLines {
    private static final String CFG = "#[cfg(";

    private final Set<String> features;
    private final List<String> lines = new ArrayList<>();
    private final Deque<Boolean> blocks = new ArrayDeque<>();
    private boolean next = true;

    private CfgLines(Set<String> features) {
        this.features = features;
    }

    /** Lines without their indentation and without the attributes. */
    static List<String> active(String source, Set<String> features) {
        CfgLines read = new CfgLines(features);
        source.lines().map(String::strip).forEach(read::line);
        return read.lines;
    }

    private void line(String line) {
        if (line.startsWith(CFG) && line.endsWith(")]")) {
            next &= holds(line.substring(CFG.length(), line.length() - 2));
            return;
        }
        boolean on = next && !blocks.contains(false);
        if (line.startsWith("#[") && line.endsWith("]")) {
            if (on) {
                lines.add(line);
            }
            return;
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '{') {
                blocks.push(next);
            } else if (line.charAt(i) == '}' && !blocks.isEmpty()) {
                blocks.pop();
            }
        }
        next = true;
        if (on) {
            lines.add(line);
        }
    }

    private boolean holds(String condition) {
        if (condition.startsWith("not(")) {
            return !holds(inside(condition));
        }
        if (condition.startsWith("any(")) {
            return parts(inside(condition)).stream().anyMatch(this::holds);
        }
        if (condition.startsWith("all(")) {
            return parts(inside(condition)).stream().allMatch(this::holds);
        }
        return features.contains(condition.replace("feature = ", "").replace("\"", ""));
    }

    private static String inside(String call) {
        return call.substring(call.indexOf('(') + 1, call.length() - 1);
    }

    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(list.substring(start).strip());
        return parts;
    }
}
